-- The instances of each value, by their latest report of the 35 days that end on a closed day. Who of them reported in fewer days is told by those
-- that were active then: field '$active' has value '' for the 35 days, and '7', '28' or '30' for so many. One row answers for a window that
-- needed up to ten. Kept of the last 400 closed days, and of every Sunday. Field '$in_lane' has the instances of each lane.
CREATE TABLE latest_set (
    product_id  int   NOT NULL,
    day         date  NOT NULL,
    field       text  NOT NULL,
    value       text  NOT NULL,
    cardinality int   NOT NULL,
    bitmap      bytea NOT NULL,
    PRIMARY KEY (product_id, day, field, value)
);
ALTER TABLE latest_set ALTER COLUMN bitmap SET STORAGE EXTERNAL;

ALTER TABLE standing DROP COLUMN bitmap;
-- All days are closed again: the sets of days long ago are made from the days before them.
UPDATE rollup_day SET closed = NULL WHERE closed IS NOT NULL;
