-- People whose records were merged, to take it back exactly.
CREATE TABLE matching.merge (
  merge text PRIMARY KEY,
  source text NOT NULL,
  target text NOT NULL,
  -- The versions of the two Patients before.
  source_version text NOT NULL,
  target_version text NOT NULL,
  merged_by text NOT NULL,
  merged_at timestamptz NOT NULL DEFAULT now(),
  -- Records of the source that were on their way to the store meanwhile are moved later, once every
  -- transaction is over that began before seen_at.
  seen_at timestamptz,
  swept_at timestamptz,
  undone_by text,
  undone_at timestamptz
);
CREATE UNIQUE INDEX merge_standing ON matching.merge (source) WHERE undone_at IS NULL;
CREATE INDEX merge_target ON matching.merge (target);
CREATE INDEX merge_unswept ON matching.merge (merged_at) WHERE swept_at IS NULL;

-- Which records a merge moved, with the version that it wrote; which ones named both persons
-- before; and which ones were the target's already.
CREATE TABLE matching.moved (
  merge text NOT NULL REFERENCES matching.merge,
  record text NOT NULL,
  version text,
  way text NOT NULL CHECK (way IN ('MOVED', 'NAMED_BOTH', 'EMERGENCY', 'STAYED')),
  PRIMARY KEY (merge, record)
);
