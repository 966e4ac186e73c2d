-- Every change of the fields that superusers added to a product makes a version of them: all definitions as they are from then on. The row
-- of the product has the number of the latest one, 0 before the first change. Plain table.
ALTER TABLE product ADD COLUMN fields_version int NOT NULL DEFAULT 0;

CREATE TABLE fields_version (
    product_id int         NOT NULL REFERENCES product,
    version    int         NOT NULL,
    made_at    timestamptz NOT NULL,
    made_by    text        NOT NULL,
    fields     jsonb       NOT NULL,
    PRIMARY KEY (product_id, version)
);

-- The last UTC day on which a page or a saved question showed what was kept of a field that superusers added. Plain table.
CREATE TABLE field_read (
    product_id int  NOT NULL REFERENCES product,
    name       text NOT NULL,
    last_day   date NOT NULL,
    PRIMARY KEY (product_id, name)
);

INSERT INTO field_read (product_id, name, last_day)
SELECT product_id, name, CAST(now() AT TIME ZONE 'UTC' AS date)
FROM permitted_field;
