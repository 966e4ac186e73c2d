-- Who came to a value of a field on a closed day: the instances whose report of the day has it, and whose latest report of the 7 days before had
-- another one or did not come. With value '' they report no usable one. A question about many days adds these changes up instead of reading every
-- day's instances of every value. Kept for the field that holds the product's version.
CREATE TABLE arrival (
    product_id  int   NOT NULL,
    field       text  NOT NULL,
    day         date  NOT NULL,
    value       text  NOT NULL,
    cardinality int   NOT NULL,
    bitmap      bytea NOT NULL,
    PRIMARY KEY (product_id, field, day, value)
);
ALTER TABLE arrival ALTER COLUMN bitmap SET STORAGE EXTERNAL;

-- The field whose rows of table arrival are there for the day; null if there are none. A job adds those of days that an earlier version closed,
-- the newest day first.
ALTER TABLE rollup_day ADD COLUMN arrivals_of text;
CREATE INDEX rollup_day_no_arrivals ON rollup_day (product_id, day) WHERE closed IS NOT NULL AND arrivals_of IS NULL;
