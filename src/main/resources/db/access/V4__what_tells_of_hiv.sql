-- Organisations, places, services and posts that tell of HIV by being named in somebody's record: by
-- themselves, or through the organisation to which they belong. It follows from the directory.
CREATE TABLE access.telling (
  record text NOT NULL,
  through text NOT NULL DEFAULT '',
  PRIMARY KEY (record, through)
);
CREATE INDEX telling_through ON access.telling (through);

-- What has begun to tell of HIV while records already named it: these are labelled in the background,
-- when every transaction is over that began before seen_at and may not have known it.
CREATE TABLE access.telling_since (
  record text PRIMARY KEY,
  seen_at timestamptz,
  done_to bigint NOT NULL DEFAULT 0
);

-- Violence has a class of its own, which was locked before.
UPDATE access.denial SET classes = classes || '{VIO}'
WHERE 'RES' = ANY (classes) AND NOT 'VIO' = ANY (classes);
UPDATE access.permission SET classes = classes || '{VIO}'
WHERE 'RES' = ANY (classes) AND NOT 'VIO' = ANY (classes);
