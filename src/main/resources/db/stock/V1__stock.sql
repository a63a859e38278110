-- What units hold. Every row follows from a FHIR record and is written in the transaction that
-- writes the record.

-- What was loaded into a unit (above zero) and handed out of it (below zero).
CREATE TABLE stock.movement (
  source text PRIMARY KEY,
  unit text NOT NULL,
  batch text NOT NULL,
  at timestamptz NOT NULL,
  quantity numeric NOT NULL
);
CREATE INDEX movement_batch ON stock.movement (unit, batch);

-- The last count of a batch in a unit, and the Observation that says how much there is.
CREATE TABLE stock.level (
  unit text NOT NULL,
  batch text NOT NULL,
  observation text NOT NULL,
  counted numeric NOT NULL DEFAULT 0,
  counted_at timestamptz,
  PRIMARY KEY (unit, batch)
);
