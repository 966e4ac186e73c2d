-- How much of a product is kept on one UTC day at most: events, bytes, and instances that were not known before.
ALTER TABLE product
    ADD COLUMN events_a_day        bigint NOT NULL DEFAULT 10000000    CHECK (events_a_day >= 0),
    ADD COLUMN bytes_a_day         bigint NOT NULL DEFAULT 10000000000 CHECK (bytes_a_day >= 0),
    ADD COLUMN new_instances_a_day bigint NOT NULL DEFAULT 100000      CHECK (new_instances_a_day >= 0);

-- How much of each product was kept on a UTC day of receipt: the sum of its rows. Written by the transactions that keep it, as their last
-- statement. Far from every quota a transaction takes one of several rows, so that commits do not wait for each other; near one all take
-- row 0, and each sees what the others kept. Pages of the table stay half empty, so that rows can change without new entries in the
-- index. Plain table.
CREATE TABLE quota_use (
    product_id    int    NOT NULL,
    day           date   NOT NULL,
    slot          int    NOT NULL DEFAULT 0,
    events        bigint NOT NULL,
    bytes         bigint NOT NULL,
    new_instances bigint NOT NULL,
    PRIMARY KEY (product_id, day, slot)
) WITH (fillfactor = 50);
