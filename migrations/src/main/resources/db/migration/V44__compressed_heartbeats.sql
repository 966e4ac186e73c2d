-- What was kept of a heartbeat takes most of its room, and hardly changes from one to the next. So it is compressed, with a dictionary that was
-- made for its product. Rows in the old form move in the background, a day at a time; until then both tables are read.
ALTER TABLE heartbeat RENAME TO heartbeat_plain;
ALTER INDEX heartbeat_pkey RENAME TO heartbeat_plain_pkey;
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = CAST('heartbeat_plain' AS regclass) LOOP
        EXECUTE format('ALTER TABLE %I RENAME TO %I', name, replace(name, 'heartbeat_', 'heartbeat_plain_'));
    END LOOP;
END $$;

-- The columns stand in the order in which nothing has to be filled up between them.
CREATE TABLE heartbeat (
    received_at   timestamptz NOT NULL,
    product_id    int         NOT NULL,
    ordinal       int         NOT NULL,
    day           date        NOT NULL,
    -- By which row of compression_dictionary it is compressed; 0: by zstd without a dictionary; -1: not at all.
    dictionary_id int         NOT NULL,
    instance_id   uuid        NOT NULL,
    -- Whether it was the instance's first day: the fold reads this table alone.
    first         boolean     NOT NULL,
    version       text,
    -- JSON.
    kept          bytea       NOT NULL,
    PRIMARY KEY (product_id, instance_id, day)
) PARTITION BY RANGE (day);
-- The database need not try to compress it once more.
ALTER TABLE heartbeat ALTER COLUMN kept SET STORAGE EXTERNAL;

-- Both forms as one table.
CREATE VIEW kept_heartbeat AS
SELECT product_id, instance_id, day, ordinal, received_at, first, version, dictionary_id, kept
FROM heartbeat
UNION ALL
SELECT product_id, instance_id, day, ordinal, received_at, first, version, -1, convert_to(CAST(kept AS text), 'UTF8')
FROM heartbeat_plain;

-- Dictionaries of zstd, by product. Each was made of documents that nobody sent: their values are drawn by how many instances report them, and
-- a value that few report is in none of them. Plain table.
CREATE TABLE compression_dictionary (
    -- By chance: a database that is restored from an older copy gives no number again that a running server knows.
    dictionary_id int         PRIMARY KEY,
    product_id    int         NOT NULL REFERENCES product,
    made_at       timestamptz NOT NULL DEFAULT now(),
    -- When it was last found to be good enough.
    checked_at    timestamptz NOT NULL DEFAULT now(),
    -- From when on nothing new is compressed by it.
    replaced_at   timestamptz,
    -- Whether all rows are to be compressed anew, because a field was removed; then it is deleted.
    cleared       boolean     NOT NULL DEFAULT false,
    dictionary    bytea       NOT NULL
);
ALTER TABLE compression_dictionary ALTER COLUMN dictionary SET STORAGE EXTERNAL;
CREATE UNIQUE INDEX compression_dictionary_current ON compression_dictionary (product_id) WHERE replaced_at IS NULL;
