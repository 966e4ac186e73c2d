-- How the background work of each server goes: one row a job and server, written about every ten seconds, gone after a week of silence. Plain table.
CREATE TABLE job (
    name               text        NOT NULL,
    -- The server, see the sequence run_id.
    run_id             int         NOT NULL,
    started_at         timestamptz NOT NULL,
    pause_millis       bigint      NOT NULL,
    runs               bigint      NOT NULL,
    failures           bigint      NOT NULL,
    last_success_at    timestamptz,
    last_failure_at    timestamptz,
    -- Class, file and line of the last failure; never a message.
    last_failure_place text        NOT NULL DEFAULT '',
    took_millis        bigint      NOT NULL,
    -- Since when a run is under way; null when none is.
    running_since      timestamptz,
    noted_at           timestamptz NOT NULL,
    PRIMARY KEY (name, run_id)
);

-- How far a long batch is rolled up: so many lines of its summary. A batch that cannot be rolled up is parked: failed_at says since when, with
-- the place (never a message) and the version of the program that could not; it is left alone until somebody asks, or after an update.
ALTER TABLE event_batch
    ADD COLUMN folded_lines int  NOT NULL DEFAULT 0,
    ADD COLUMN failed_at    timestamptz,
    ADD COLUMN failed_place text NOT NULL DEFAULT '',
    ADD COLUMN failed_by    text NOT NULL DEFAULT '';
CREATE INDEX event_batch_parked ON event_batch (failed_at) WHERE failed_at IS NOT NULL;
CREATE INDEX event_batch_waiting ON event_batch (product_id, batch_id) WHERE NOT folded AND failed_at IS NULL;

-- The products whose heartbeats of a group commit are rolled up already; all of them: folded.
ALTER TABLE heartbeat_batch ADD COLUMN folded_products int[] NOT NULL DEFAULT '{}';

-- Heartbeats that could not be rolled up, as batches of events above. The raw row stays where it is. Plain table.
CREATE TABLE parked_heartbeat (
    product_id   int         NOT NULL,
    instance_id  uuid        NOT NULL,
    day          date        NOT NULL,
    failed_at    timestamptz NOT NULL,
    failed_place text        NOT NULL,
    failed_by    text        NOT NULL,
    PRIMARY KEY (product_id, instance_id, day)
);

-- What a product's reports of one day of receipt had too much of: hashes of new names and values with the ordinal that sent each first, so
-- that what a second instance sends is told from what one made up. Gone after two days. Plain table; kind is 'heartbeat' or 'event'.
CREATE TABLE newcomer (
    product_id  int   NOT NULL,
    received_on date  NOT NULL,
    kind        text  NOT NULL,
    -- New names that were let in, a hash and an ordinal each, 12 bytes.
    admitted    bytea NOT NULL,
    -- Names that were let in because two instances sent them.
    confirmed   int   NOT NULL,
    -- What was not let in so far, in the same form.
    seen        bytea NOT NULL,
    PRIMARY KEY (product_id, received_on, kind)
);
ALTER TABLE newcomer ALTER COLUMN seen SET STORAGE EXTERNAL;
