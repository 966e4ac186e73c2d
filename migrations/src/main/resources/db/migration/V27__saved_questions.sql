-- Questions of the page Explore that the maintainers of a product saved under a name. Plain table.
CREATE TABLE saved_question (
    product_id int         NOT NULL,
    name       text        NOT NULL,
    -- The query of the page's address, without the question mark.
    query      text        NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (product_id, name)
);
