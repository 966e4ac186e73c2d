-- A product is one self-hosted program whose maintainers use this receiver. Plain table (small, on the coordinator of a cluster).
CREATE TABLE product (
    product_id       int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug             text        NOT NULL UNIQUE,
    name             text        NOT NULL,
    preset           text        NOT NULL,
    window_seconds   int         NOT NULL DEFAULT 82800 CHECK (window_seconds >= 0),
    keep_raw_days    int         NOT NULL DEFAULT 400 CHECK (keep_raw_days >= 0),
    added_at         timestamptz NOT NULL
);

-- The next free bitmap position of a product: a table of its own, so that handing out ordinals locks nothing else.
CREATE TABLE product_ordinal (
    product_id   int PRIMARY KEY REFERENCES product,
    next_ordinal int NOT NULL DEFAULT 0
);

-- What superusers permitted beyond the preset, from then on.
CREATE TABLE permitted_field (
    product_id   int         NOT NULL REFERENCES product,
    name         text        NOT NULL,
    definition   jsonb       NOT NULL,
    permitted_by text        NOT NULL,
    permitted_at timestamptz NOT NULL,
    PRIMARY KEY (product_id, name)
);
