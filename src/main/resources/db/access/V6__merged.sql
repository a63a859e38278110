-- Whose records have gone to another Patient, because both were one person: what the link of the
-- one that was replaced says.
CREATE TABLE access.merged (
  source text PRIMARY KEY,
  target text NOT NULL
);
CREATE INDEX merged_target ON access.merged (target);
