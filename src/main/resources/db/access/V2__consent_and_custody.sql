-- To which classes and resource types a consent is limited; empty where a permission is not limited.
ALTER TABLE access.permission ADD COLUMN classes text[] NOT NULL DEFAULT '{}';
ALTER TABLE access.permission ADD COLUMN types text[] NOT NULL DEFAULT '{}';

-- One Consent may deny several things to the same grantee.
ALTER TABLE access.denial DROP CONSTRAINT denial_pkey;
CREATE INDEX denial_source ON access.denial (source);

-- Which organisation offered to hand over a person's records to which, and whether it was accepted.
-- Never in the records: that an AIDS centre kept them would say what the person lives with.
CREATE TABLE access.custody (
  offer text PRIMARY KEY,
  patient text NOT NULL,
  giver text NOT NULL,
  receiver text NOT NULL,
  reason text NOT NULL,
  offered_by text NOT NULL,
  offered_at timestamptz NOT NULL DEFAULT now(),
  until timestamptz NOT NULL,
  withdrawn_at timestamptz,
  accepted_by text,
  accepted_at timestamptz
);
CREATE UNIQUE INDEX custody_open ON access.custody (patient)
  WHERE withdrawn_at IS NULL AND accepted_at IS NULL;
CREATE INDEX custody_giver ON access.custody (giver);
CREATE INDEX custody_receiver ON access.custody (receiver);

-- People whose records are still indexed as kept by a former keeper: its staff must not find them,
-- and the new keeper's finds them by the person, until the index is in step. It is brought in step
-- when every transaction is over that began before seen_at and may have indexed by the old keeper.
CREATE TABLE access.handover (
  patient text NOT NULL,
  former text NOT NULL,
  seen_at timestamptz,
  done_to bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (patient, former)
);
CREATE INDEX handover_former ON access.handover (former);

-- The version of the program's rules by which records are indexed into zones and classes.
CREATE TABLE access.labelling (
  version int NOT NULL,
  done_to bigint NOT NULL DEFAULT 0
);
INSERT INTO access.labelling (version) VALUES (1);
