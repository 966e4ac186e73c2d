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
