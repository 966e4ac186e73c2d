-- What was not kept: whole requests by reason, and single names by kind. Never a value. product_id 0 is a request of no known product.
CREATE TABLE refusal_count (
    product_id int    NOT NULL,
    day        date   NOT NULL,
    reason     text   NOT NULL,
    field      text   NOT NULL DEFAULT '',
    count      bigint NOT NULL,
    PRIMARY KEY (product_id, day, reason, field)
);

CREATE TABLE dropped_count (
    product_id int    NOT NULL,
    day        date   NOT NULL,
    name       text   NOT NULL,
    kind       text   NOT NULL,
    reason     text   NOT NULL,
    count      bigint NOT NULL,
    PRIMARY KEY (product_id, day, name, kind, reason)
);
