-- Events: one row each, without an identifier of their own. Old days leave as partitions, by the day of receipt: a sender's own days would
-- let a stranger choose which partitions there are.
CREATE TABLE event (
    product_id  int    NOT NULL,
    instance_id uuid   NOT NULL,
    received_on date   NOT NULL,
    batch_id    bigint NOT NULL,
    ordinal     int    NOT NULL,
    day         date   NOT NULL,
    name        text   NOT NULL,
    type        text   NOT NULL,
    source      text   NOT NULL,
    profile     bigint,
    version     text,
    properties  json   NOT NULL,
    context     json   NOT NULL
) PARTITION BY RANGE (received_on);
-- Not unique: a batch's rows lie side by side, and nothing has to be looked up to add them.
CREATE INDEX event_instance ON event (product_id, instance_id, batch_id);

-- One row a batch: what the next fold has to add, and by which marks a resend is known as long as the answer is in doubt. Plain table.
-- run_id is the server whose answer is under way; 0 when that answer is known to be lost.
CREATE TABLE event_batch (
    batch_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id      int         NOT NULL,
    product_id  int         NOT NULL,
    instance_id uuid        NOT NULL,
    ordinal     int         NOT NULL,
    accepted_at timestamptz NOT NULL,
    marks       bytea       NOT NULL,
    summary     json        NOT NULL,
    answered    boolean     NOT NULL DEFAULT false,
    folded      boolean     NOT NULL DEFAULT false
) WITH (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000
);
ALTER TABLE event_batch ALTER COLUMN marks SET STORAGE EXTERNAL;
CREATE INDEX event_batch_in_doubt ON event_batch (product_id, instance_id) WHERE NOT answered;

-- Batches whose sender gave them an identifier: a resend is known by it whatever became of the answer.
CREATE TABLE event_batch_seen (
    product_id      int         NOT NULL,
    instance_id     uuid        NOT NULL,
    sender_batch_id uuid        NOT NULL,
    accepted_at     timestamptz NOT NULL,
    PRIMARY KEY (product_id, instance_id, sender_batch_id)
);

-- How long raw events are kept, in days; 0 keeps counts only.
ALTER TABLE product ADD COLUMN keep_event_days int NOT NULL DEFAULT 30 CHECK (keep_event_days >= 0);
