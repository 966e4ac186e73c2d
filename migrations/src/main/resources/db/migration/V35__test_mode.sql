-- When a product was in test mode: instances that were first seen within such a period are test instances. The last period may lie ahead in
-- part. Periods of a product do not overlap.
CREATE TABLE test_period (
    product_id int         NOT NULL,
    began_at   timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    PRIMARY KEY (product_id, began_at)
);

-- Test instances that were forgotten and are still in the product's bitmaps.
CREATE TABLE cleared_ordinal (
    product_id int NOT NULL,
    ordinal    int NOT NULL,
    PRIMARY KEY (product_id, ordinal)
);

-- How often something was taken out of the product's rollups of events, which otherwise only grow.
ALTER TABLE product ADD COLUMN clearings int NOT NULL DEFAULT 0;
