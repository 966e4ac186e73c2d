-- What became of the last requests at the endpoints for reports, the newest 20 of each product; product 0 has those without a valid key or to a
-- wrong address. No value, key, address or identifier is in it. Names are those that dropped_count has. Rows go after 7 days.
CREATE TABLE attempt (
    attempt_id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id    int         NOT NULL,
    at            timestamptz NOT NULL,
    endpoint      text        NOT NULL,
    outcome       text        NOT NULL,
    reason        text        NOT NULL DEFAULT '',
    field         text        NOT NULL DEFAULT '',
    ignored       text[]      NOT NULL DEFAULT '{}',
    ignored_why   text[]      NOT NULL DEFAULT '{}',
    ignored_count int         NOT NULL DEFAULT 0
);
CREATE INDEX attempt_newest ON attempt (product_id, at DESC, attempt_id DESC);
