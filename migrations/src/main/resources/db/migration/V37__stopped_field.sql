-- Fields that superusers added and that are not kept any more, as long as something of them may be there. With remove_since, what was kept of
-- them is being deleted; then the row goes. Plain table.
CREATE TABLE stopped_field (
    product_id   int         NOT NULL REFERENCES product,
    name         text        NOT NULL,
    definition   jsonb       NOT NULL,
    stopped_by   text        NOT NULL,
    stopped_at   timestamptz NOT NULL,
    remove_since timestamptz,
    PRIMARY KEY (product_id, name)
);
