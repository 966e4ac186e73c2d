-- The days of a product that have bitmaps, and whether their standings are made.
CREATE TABLE rollup_day (
    product_id int    NOT NULL,
    day        date   NOT NULL,
    -- Grows with every change of the day's bitmaps.
    revision   bigint NOT NULL,
    -- The sum of the revisions up to this day with which the day was closed; null, or another one, if it has to be closed (again).
    closed     bigint,
    PRIMARY KEY (product_id, day)
);
INSERT INTO rollup_day (product_id, day, revision)
SELECT product_id, day, 1 FROM rollup WHERE field = '$active' AND value = '';

-- What a closed day comes to: for the days that end on it (1, 7 or 28), each instance by its latest report of them, counted by field, value
-- and lane. The lanes of a row add up to its instances.
-- Field '$active' with value '' holds all instances that reported in these days, '$reported' with a field's name those with a usable value
-- of the field, '$unusable' with a field's name and a code those whose value cannot be used.
CREATE TABLE standing (
    product_id  int      NOT NULL,
    days        smallint NOT NULL,
    field       text     NOT NULL,
    day         date     NOT NULL,
    value       text     NOT NULL,
    instances   int      NOT NULL,
    established int      NOT NULL,
    passing     int      NOT NULL,
    one_shot    int      NOT NULL,
    ci          int      NOT NULL,
    development int      NOT NULL,
    shared      int      NOT NULL,
    -- The instances by ordinal, a RoaringBitmap: of 7 days that end on a Sunday or on one of the last two closed days; null otherwise.
    bitmap      bytea,
    PRIMARY KEY (product_id, days, field, day, value)
);
ALTER TABLE standing ALTER COLUMN bitmap SET STORAGE EXTERNAL;
CREATE INDEX standing_day ON standing (product_id, day, days);

-- Instances over blocks of 1, 8 or 64 days that start at a multiple of that many days since 1970-01-01, so that a question about a year opens
-- some twenty bitmaps. '$active' reported in the block (blocks of 1 day are in table rollup); '$seen' reported in it for the first time,
-- '$again' on a second day, '$established' three days or more after the first; '$flipped' contradicted the report before.
CREATE TABLE rollup_block (
    product_id  int      NOT NULL,
    days        smallint NOT NULL,
    field       text     NOT NULL,
    day         date     NOT NULL,
    cardinality int      NOT NULL,
    bitmap      bytea    NOT NULL,
    PRIMARY KEY (product_id, days, field, day)
);
ALTER TABLE rollup_block ALTER COLUMN bitmap SET STORAGE EXTERNAL;
