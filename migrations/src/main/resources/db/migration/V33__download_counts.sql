-- How often a product was downloaded or pulled, as a maintainer's file says it. Another file replaces the counts of the product. Plain table.
CREATE TABLE download_counts (
    product_id int         PRIMARY KEY,
    -- The UTC days of a count: 1, or 7 for a week from Monday on.
    span       int         NOT NULL CHECK (span IN (1, 7)),
    -- The first day of each count, oldest first, and the counts in the same order.
    first_days date[]      NOT NULL,
    downloads  bigint[]    NOT NULL CHECK (cardinality(downloads) = cardinality(first_days)),
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL
);
