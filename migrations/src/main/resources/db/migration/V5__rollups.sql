-- For each product, day, field and value: which instances (by ordinal) reported it, as a RoaringBitmap, and how many.
-- Field '$active' with value '' holds everyone who answered that day, '$first' those whose first day it was.
CREATE TABLE rollup (
    product_id  int   NOT NULL,
    day         date  NOT NULL,
    field       text  NOT NULL,
    value       text  NOT NULL,
    cardinality int   NOT NULL,
    bitmap      bytea NOT NULL,
    PRIMARY KEY (product_id, day, field, value)
);
-- Roaring is compressed already; kept out of line, so that charts that read cardinalities alone never touch it.
ALTER TABLE rollup ALTER COLUMN bitmap SET STORAGE EXTERNAL;
CREATE INDEX rollup_field_day ON rollup (product_id, field, day) INCLUDE (value, cardinality);
