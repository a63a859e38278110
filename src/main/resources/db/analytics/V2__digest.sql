-- Most of what a daily release tells is held already, and found by what it was made of.
CREATE INDEX person_digest ON analytics.person (digest);
