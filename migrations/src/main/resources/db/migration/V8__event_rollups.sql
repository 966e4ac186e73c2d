-- What a product's events come to: how many, which instances (by ordinal, a RoaringBitmap) and how many users (a sketch). A row stands for
-- one day, or for a block of 8 or 64 days that starts at a multiple of that many days since 1970-01-01: a question about a year opens some
-- twenty bitmaps of a name and not 365.
-- Name '' with field '' and value '' holds everyone who sent any event; field '' and value '' all of a name; field '$kind' its types and
-- sources with a tab between them; 'version', 'property.lang', 'context.browser' what its events say.
CREATE TABLE event_rollup (
    product_id int      NOT NULL,
    days       smallint NOT NULL,
    day        date     NOT NULL,
    name       text     NOT NULL,
    field      text     NOT NULL,
    value      text     NOT NULL,
    events     bigint   NOT NULL,
    instances  int      NOT NULL,
    -- Users, as near as the sketch can tell; 0 for what is not about anybody, and for values.
    profiles   bigint   NOT NULL,
    bitmap     bytea    NOT NULL,
    sketch     bytea,
    PRIMARY KEY (product_id, days, name, day, field, value)
);
-- Out of line where they are long, and never compressed again: trends read numbers alone.
ALTER TABLE event_rollup ALTER COLUMN bitmap SET STORAGE EXTERNAL;
ALTER TABLE event_rollup ALTER COLUMN sketch SET STORAGE EXTERNAL;
-- For lists of names: every name of a range of days, from the index alone.
CREATE INDEX event_rollup_day ON event_rollup (product_id, days, field, day, name, value) INCLUDE (instances, events);

-- When a name was first and last met, so that a page does not look for it.
CREATE TABLE event_name (
    product_id int  NOT NULL,
    name       text NOT NULL,
    first_day  date NOT NULL,
    last_day   date NOT NULL,
    PRIMARY KEY (product_id, name)
);
