-- Under which keys each person is filed, written in the transaction that writes the Patient.
CREATE TABLE matching.key (
  key bigint NOT NULL,
  patient text NOT NULL,
  PRIMARY KEY (key, patient)
);
CREATE INDEX key_patient ON matching.key (patient);

-- By which version of the program's rules people are filed, and up to which record that is done.
CREATE TABLE matching.filing (
  version int NOT NULL,
  done_to bigint NOT NULL DEFAULT 0
);
INSERT INTO matching.filing (version) VALUES (0);

-- New people who are still to be compared with those whom their keeper knows. Written with the
-- Patient and deleted with the finding, so that no power cut loses one.
CREATE TABLE matching.intake (
  patient text PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  tries int NOT NULL DEFAULT 0
);

-- Pairs that somebody was asked to look at, each once.
CREATE TABLE matching.pair (
  one text NOT NULL,
  other text NOT NULL,
  task text NOT NULL,
  PRIMARY KEY (one, other)
);
CREATE INDEX pair_other ON matching.pair (other);
