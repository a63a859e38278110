-- Every server on this database signs with the newest key and trusts all of them.
CREATE TABLE signing_key (
  kid text PRIMARY KEY,
  jwk text NOT NULL,
  made timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE account (
  name text PRIMARY KEY,
  password_hash text NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  made timestamptz NOT NULL DEFAULT now()
);

-- Names that do not exist are counted too, so that nobody learns which ones do.
CREATE TABLE attempt (
  name_hash text PRIMARY KEY,
  failures integer NOT NULL,
  latest timestamptz NOT NULL
);

-- Client assertions serve once.
CREATE TABLE used_assertion (
  client_id text NOT NULL,
  jti_hash text NOT NULL,
  expires timestamptz NOT NULL,
  PRIMARY KEY (client_id, jti_hash)
);

-- Refresh tokens that were exchanged; whoever shows one again ends the whole sign-in.
CREATE TABLE spent_refresh_token (
  token_hash text PRIMARY KEY,
  authorization_id text NOT NULL,
  spent timestamptz NOT NULL DEFAULT now()
);

-- The three tables of Spring Authorization Server 1.5; tokens are kept as hashes only.
CREATE TABLE oauth2_registered_client (
  id text PRIMARY KEY,
  client_id text NOT NULL UNIQUE,
  client_id_issued_at timestamptz NOT NULL DEFAULT now(),
  client_secret text,
  client_secret_expires_at timestamptz,
  client_name text NOT NULL,
  client_authentication_methods text NOT NULL,
  authorization_grant_types text NOT NULL,
  redirect_uris text,
  post_logout_redirect_uris text,
  scopes text NOT NULL,
  client_settings text NOT NULL,
  token_settings text NOT NULL
);

CREATE TABLE oauth2_authorization_consent (
  registered_client_id text NOT NULL,
  principal_name text NOT NULL,
  authorities text NOT NULL,
  PRIMARY KEY (registered_client_id, principal_name)
);

CREATE TABLE oauth2_authorization (
  id text PRIMARY KEY,
  registered_client_id text NOT NULL,
  principal_name text NOT NULL,
  authorization_grant_type text NOT NULL,
  authorized_scopes text,
  attributes text,
  state text,
  authorization_code_value text,
  authorization_code_issued_at timestamptz,
  authorization_code_expires_at timestamptz,
  authorization_code_metadata text,
  access_token_value text,
  access_token_issued_at timestamptz,
  access_token_expires_at timestamptz,
  access_token_metadata text,
  access_token_type text,
  access_token_scopes text,
  oidc_id_token_value text,
  oidc_id_token_issued_at timestamptz,
  oidc_id_token_expires_at timestamptz,
  oidc_id_token_metadata text,
  refresh_token_value text,
  refresh_token_issued_at timestamptz,
  refresh_token_expires_at timestamptz,
  refresh_token_metadata text,
  user_code_value text,
  user_code_issued_at timestamptz,
  user_code_expires_at timestamptz,
  user_code_metadata text,
  device_code_value text,
  device_code_issued_at timestamptz,
  device_code_expires_at timestamptz,
  device_code_metadata text
);
CREATE INDEX authorization_by_state ON oauth2_authorization (state);
CREATE INDEX authorization_by_code ON oauth2_authorization (authorization_code_value);
CREATE INDEX authorization_by_access_token ON oauth2_authorization (access_token_value);
CREATE INDEX authorization_by_id_token ON oauth2_authorization (oidc_id_token_value);
CREATE INDEX authorization_by_refresh_token ON oauth2_authorization (refresh_token_value);
