-- What happened to a product on a day, as its maintainers wrote it down: a release, or a note. Plain table.
CREATE TABLE annotation (
    annotation_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id    int         NOT NULL,
    day           date        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('release', 'note')),
    text          text        NOT NULL,
    created_by    text        NOT NULL,
    created_at    timestamptz NOT NULL,
    UNIQUE (product_id, day, kind, text)
);

-- When a server of this database was last alive, by the database's clock. One row. Plain table.
CREATE TABLE sign_of_life (
    only_row boolean     PRIMARY KEY CHECK (only_row),
    alive_at timestamptz NOT NULL
);

-- When no server of this database was alive, so that no report could be kept. Plain table.
CREATE TABLE absence (
    began_at timestamptz PRIMARY KEY,
    ended_at timestamptz NOT NULL CHECK (ended_at > began_at)
);
