-- What the analytics node is filled from and with. The first table says what the database is for;
-- the next three are used by main servers, the others by analytics nodes.

CREATE TABLE analytics.node (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  kind text NOT NULL CHECK (kind IN ('main', 'analytics'))
);

-- By what people would be recognised: who is hidden among whom is decided for all of them together.
CREATE TABLE analytics.known (
  person text PRIMARY KEY,
  sex text,
  birth integer,
  area text,
  visits date[] NOT NULL,
  codes text[] NOT NULL,
  allowed boolean NOT NULL,
  run bigint NOT NULL
);

-- Of whom the node was told, and how much.
CREATE TABLE analytics.told (
  person text PRIMARY KEY,
  detail text NOT NULL
);

-- The releases that lie in the folder, or were followed by others.
CREATE TABLE analytics.release (
  number bigint PRIMARY KEY,
  whole boolean NOT NULL,
  began timestamptz NOT NULL,
  report text NOT NULL
);

-- Whom the node holds, under pseudonyms, and by which records.
CREATE TABLE analytics.person (
  person text PRIMARY KEY,
  digest text NOT NULL,
  release bigint NOT NULL,
  records text[] NOT NULL
);

-- The releases that the node has taken in.
CREATE TABLE analytics.intake (
  release bigint PRIMARY KEY,
  whole boolean NOT NULL,
  taken timestamptz NOT NULL DEFAULT now(),
  erased integer NOT NULL,
  report text NOT NULL
);
