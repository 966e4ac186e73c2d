-- How a product reads the bodies of senders that know nothing of Rollcall: one mapping at most, in YAML as a superuser wrote it. An empty
-- definition is one that was taken away; the version goes on, so that whoever saves at the same moment is seen.
CREATE TABLE mapping (
    product_id int         PRIMARY KEY REFERENCES product,
    definition text        NOT NULL,
    version    int         NOT NULL,
    saved_by   text        NOT NULL,
    saved_at   timestamptz NOT NULL
);
