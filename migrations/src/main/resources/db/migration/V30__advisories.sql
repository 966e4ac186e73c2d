-- Advisories of a product: which versions are affected, as its maintainers wrote it down or as a file says. Plain table.
CREATE TABLE advisory (
    product_id int         NOT NULL,
    identifier text        NOT NULL,
    title      text        NOT NULL,
    severity   text        NOT NULL CHECK (severity IN ('critical', 'high', 'medium', 'low', 'not-rated')),
    -- Groups and intervals of versions, with blanks between them.
    versions   text        NOT NULL,
    -- The versions in which it is fixed; empty if there is none.
    fixed      text        NOT NULL,
    published  date        NOT NULL,
    -- Empty if there is none.
    link       text        NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (product_id, identifier)
);

-- Versions of a product that are supported together, until a day. Plain table.
CREATE TABLE support_line (
    product_id int         NOT NULL,
    title      text        NOT NULL,
    -- Groups and intervals of versions, with blanks between them.
    versions   text        NOT NULL,
    -- The last day of support.
    ends       date        NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (product_id, title)
);
