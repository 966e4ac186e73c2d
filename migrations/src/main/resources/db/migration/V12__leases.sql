-- A running server. One that is connected directly lives as long as its session holds the advisory lock (7201, run_id); behind a pooler, which
-- loses or leaks what a session holds, it lives as long as it renews its row. Plain table.
CREATE TABLE running_server (
    run_id      int         PRIMARY KEY,
    direct      boolean     NOT NULL,
    alive_until timestamptz NOT NULL
);

-- What one server at a time may do for minutes, such as sending. Plain table.
CREATE TABLE lease (
    name       text        PRIMARY KEY,
    holder     uuid        NOT NULL,
    expires_at timestamptz NOT NULL
);

-- What is forgotten after its time is found by that time, and not by reading everything that stays.
CREATE INDEX event_batch_seen_accepted_at ON event_batch_seen (accepted_at);
CREATE INDEX lost_answer_accepted_at ON lost_answer (accepted_at);
CREATE INDEX session_expires_at ON session (expires_at);
CREATE INDEX login_failure_failed_at ON login_failure (failed_at);

-- Whose answers are under way: looked for every few seconds by every server.
CREATE INDEX heartbeat_batch_under_way ON heartbeat_batch (run_id) WHERE NOT answered;
CREATE INDEX event_batch_under_way ON event_batch (run_id) WHERE NOT answered AND run_id <> 0;
