-- Whether the day's bitmaps also say who reported a field at all and who is of a lane ('$reported', '$lane'). An earlier version did not write
-- these series: a job adds them, the newest day first. The rollup of a later heartbeat writes them for the instances that report then alone, so
-- it cannot be told from the bitmaps whether they are complete.
ALTER TABLE rollup_day ADD COLUMN derived boolean NOT NULL DEFAULT false;
UPDATE rollup_day SET derived = true WHERE closed IS NOT NULL OR revision = 0;
ALTER TABLE rollup_day ALTER COLUMN derived SET DEFAULT true;
CREATE INDEX rollup_day_not_derived ON rollup_day (product_id, day) WHERE NOT derived;
