-- Summaries that wait behind a link. The sheets are encrypted with what the link and the code together
-- give, and neither is kept here: who reads this table does not read them.
CREATE TABLE summarylink.link (
  token bytea PRIMARY KEY,
  task text NOT NULL,
  patient text NOT NULL,
  document text NOT NULL,
  organization text NOT NULL,
  language text NOT NULL,
  salt text NOT NULL,
  sealed bytea NOT NULL,
  ends timestamptz NOT NULL,
  opened timestamptz,
  tries int NOT NULL DEFAULT 0
);
CREATE INDEX link_task ON summarylink.link (task);
CREATE INDEX link_ends ON summarylink.link (ends);
