-- To what people have agreed to take part in: one row for each Consent that says so.
CREATE TABLE access.agreement (
  source text PRIMARY KEY,
  patient text NOT NULL,
  purpose text NOT NULL,
  valid tstzrange NOT NULL
);
CREATE INDEX agreement_patient ON access.agreement (patient, purpose);

-- Who may call whom, if they agree, while one looks after the other's children: two rows for each
-- Task. From these and the agreements follow the permissions.
CREATE TABLE access.childcare (
  task text NOT NULL,
  patient text NOT NULL,
  grantee text NOT NULL,
  valid tstzrange NOT NULL,
  PRIMARY KEY (task, patient, grantee)
);
CREATE INDEX childcare_patient ON access.childcare (patient);
