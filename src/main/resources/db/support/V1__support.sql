-- What must not be given twice, however many ask at once. Each row follows from a FHIR record and is
-- written in the transaction that writes the record.

-- Who was chosen to look after the children of which request.
CREATE TABLE support.carer (
  request text PRIMARY KEY,
  task text NOT NULL UNIQUE
);

-- Which appointment has which place of a children's room.
CREATE TABLE support.place (
  slot text PRIMARY KEY,
  appointment text NOT NULL
);
CREATE INDEX place_appointment ON support.place (appointment);
