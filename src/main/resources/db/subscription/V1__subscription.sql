-- Who is to be told of what. Events are written in the transaction that writes the record, and stay
-- until it is known who hears of them; notifications stay until they have arrived, and a while longer.

-- A Subscription, as far as it does not stand in its record: in whose name it asks, how far it is,
-- and the secrets that are sent along and that nobody reads back.
CREATE TABLE subscription.subscriber (
  id text PRIMARY KEY,
  organization text NOT NULL,
  scopes text[] NOT NULL,
  types text[] NOT NULL,
  way text NOT NULL,
  headers text[] NOT NULL,
  state text NOT NULL,
  asked timestamptz NOT NULL,
  ends timestamptz,
  heartbeat int,
  spoken timestamptz NOT NULL,
  last_number bigint NOT NULL DEFAULT 0,
  failures int NOT NULL DEFAULT 0,
  due timestamptz NOT NULL
);

-- A record that was written.
CREATE TABLE subscription.event (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  record text NOT NULL,
  version bigint NOT NULL,
  at timestamptz NOT NULL,
  UNIQUE (record, version)
);

-- That one of them is told of it, in the order of the events. It gets its number when it is sent for
-- the first time, so that the numbers do not count what is not shown.
CREATE TABLE subscription.notification (
  subscription text NOT NULL REFERENCES subscription.subscriber ON DELETE CASCADE,
  place bigint NOT NULL,
  record text NOT NULL,
  at timestamptz NOT NULL,
  since timestamptz NOT NULL,
  number bigint,
  state text NOT NULL DEFAULT 'WAITING',
  attempts int NOT NULL DEFAULT 0,
  error text,
  PRIMARY KEY (subscription, place)
);
CREATE INDEX notification_open ON subscription.notification (subscription, place)
  WHERE state IN ('WAITING', 'DEAD');
CREATE INDEX notification_number ON subscription.notification (subscription, number);
CREATE INDEX notification_at ON subscription.notification (at);
