-- Who may see what. Every row follows from a FHIR record and is written in the transaction that
-- writes the record: these tables answer questions, they are never edited.

-- The record that an account of an issuer belongs to.
CREATE TABLE access.account (
  system text NOT NULL,
  name text NOT NULL,
  who text NOT NULL,
  PRIMARY KEY (system, name)
);
CREATE INDEX account_who ON access.account (who);

-- The roles that people and systems have in organisations: one row for each PractitionerRole.
CREATE TABLE access.post (
  post text PRIMARY KEY,
  practitioner text,
  organization text NOT NULL,
  roles text[] NOT NULL,
  valid tstzrange NOT NULL
);
CREATE INDEX post_practitioner ON access.post (practitioner);

-- The organisation that keeps a record which belongs to no person, and the custodian of a person.
CREATE TABLE access.owner (
  record text PRIMARY KEY,
  organization text NOT NULL
);

-- Who sees a person's records for which reason and how long; expiry is a comparison with now().
CREATE TABLE access.permission (
  source text NOT NULL,
  basis text NOT NULL,
  patient text NOT NULL,
  grantee text NOT NULL,
  valid tstzrange NOT NULL,
  PRIMARY KEY (source, basis, patient, grantee)
);
CREATE INDEX permission_grantee ON access.permission (grantee);
CREATE INDEX permission_patient ON access.permission (patient);

-- Which classes of a person's records somebody does not see, because the person said so.
CREATE TABLE access.denial (
  source text NOT NULL,
  patient text NOT NULL,
  grantee text NOT NULL,
  classes text[] NOT NULL,
  valid tstzrange NOT NULL,
  PRIMARY KEY (source, patient, grantee)
);
CREATE INDEX denial_grantee ON access.denial (grantee);
CREATE INDEX denial_patient ON access.denial (patient);

-- Attempts to break the glass, to count them.
CREATE TABLE access.emergency_attempt (
  account text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX emergency_attempt_account ON access.emergency_attempt (account, at);
