-- To what people have agreed to take part in: one row for each Consent that says so.
CREATE TABLE access.agreement (
  source text PRIMARY KEY,
  patient text NOT NULL,
  purpose text NOT NULL,
  valid tstzrange NOT NULL
);
CREATE INDEX agreement_patient ON access.agreement (patient, purpose);
