-- Raw tables carry instance_id in every key, have no triggers and no foreign keys, so that a cluster can distribute them by instance_id.
CREATE TABLE instance (
    product_id        int         NOT NULL,
    instance_id       uuid        NOT NULL,
    ordinal           int         NOT NULL,
    first_seen_at     timestamptz NOT NULL,
    last_heartbeat_at timestamptz NOT NULL,
    last_day          date        NOT NULL,
    version           text,
    PRIMARY KEY (product_id, instance_id)
) WITH (fillfactor = 80);

-- One row an instance and UTC day; a second heartbeat of the same day replaces the first. Old days leave as partitions.
CREATE TABLE heartbeat (
    product_id  int         NOT NULL,
    instance_id uuid        NOT NULL,
    day         date        NOT NULL,
    ordinal     int         NOT NULL,
    received_at timestamptz NOT NULL,
    -- Whether it was the instance's first day: the fold reads this table alone.
    first       boolean     NOT NULL,
    version     text,
    -- json, not jsonb: it is read whole, and kept as it was written: no parse on the way in, no print on the way out.
    kept        json        NOT NULL,
    PRIMARY KEY (product_id, instance_id, day)
) PARTITION BY RANGE (day);

-- A running server. Its liveness is the session advisory lock (7201, run_id), which the database drops when the process dies.
CREATE SEQUENCE run_id AS int;

-- One row a group commit: whose answers are still under way, and what the next fold has to read. Plain table.
CREATE TABLE heartbeat_batch (
    batch_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id       int     NOT NULL,
    product_ids  int[]   NOT NULL,
    instance_ids uuid[]  NOT NULL,
    days         date[]  NOT NULL,
    accepted_at  timestamptz NOT NULL,
    answered     boolean NOT NULL DEFAULT false,
    folded       boolean NOT NULL DEFAULT false
) WITH (
    -- A queue: what went through it has to be cleared away while it is still small.
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000
);

-- Heartbeats that were kept but whose answer was lost: the sender's retry is told ok and counted no second time.
CREATE TABLE lost_answer (
    product_id  int         NOT NULL,
    instance_id uuid        NOT NULL,
    accepted_at timestamptz NOT NULL,
    PRIMARY KEY (product_id, instance_id)
);
