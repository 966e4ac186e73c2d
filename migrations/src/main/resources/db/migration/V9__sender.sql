-- The other end: what this installation itself reports, to whom, and who agreed to it. Plain tables, one row each.
CREATE TABLE sender_settings (
    only_one    boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    instance_id uuid        NOT NULL,
    -- The secret by which users become pseudonyms; it never leaves.
    salt        bytea       NOT NULL,
    level       text        NOT NULL DEFAULT 'off' CHECK (level IN ('off', 'base', 'detailed')),
    wire        text        NOT NULL DEFAULT 'rollcall' CHECK (wire IN ('rollcall', 'eventyay', 'penpot', 'otlp')),
    endpoint    text        NOT NULL DEFAULT '',
    api_key     text        NOT NULL DEFAULT '',
    contact     text        NOT NULL DEFAULT '',
    audit       boolean     NOT NULL DEFAULT false,
    -- What a superuser agreed to, a line for each thing that is collected.
    agreed      text[]      NOT NULL DEFAULT '{}',
    agreed_by   text        NOT NULL DEFAULT '',
    agreed_at   timestamptz
);

-- How far shipping has come; begins anew with another receiver.
CREATE TABLE sender_state (
    only_one             boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    first_seen_at        timestamptz,
    heartbeat_at         timestamptz,
    next_tick_at         timestamptz,
    failures             int    NOT NULL DEFAULT 0,
    not_before           timestamptz,
    heartbeat_not_before timestamptz,
    events_not_before    timestamptz,
    page_rows            int    NOT NULL DEFAULT 10000,
    -- Rows that went unsent because there were too many or they were too old, since when the page says so.
    dropped              bigint NOT NULL DEFAULT 0,
    dropped_at           timestamptz
);

-- What the program beside this one last said of itself, as far as the gate let it in: steps, never exact numbers.
CREATE TABLE sender_facts (
    only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    wire       text        NOT NULL,
    version    text        NOT NULL,
    kept       json        NOT NULL,
    dropped    json        NOT NULL,
    put_at     timestamptz NOT NULL
);

-- The last sends, for the page.
CREATE TABLE send_log (
    send_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    what    text        NOT NULL,
    status  text        NOT NULL,
    bytes   bigint      NOT NULL,
    events  int         NOT NULL,
    by_hand boolean     NOT NULL
);

-- Events of this installation. Sources 'backend' and 'frontend' are the local audit log, with all they say; 'telemetry:backend' and
-- 'telemetry:frontend' are anonymised and wait to be sent: the outbox. Their created_at is cut to the day.
CREATE TABLE audit_log (
    audit_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    created_at timestamptz NOT NULL,
    source     text        NOT NULL CHECK (source IN ('backend', 'frontend', 'telemetry:backend', 'telemetry:frontend')),
    type       text        NOT NULL,
    name       text        NOT NULL,
    profile    text        NOT NULL,
    properties json        NOT NULL,
    context    json        NOT NULL,
    -- The request that these rows leave in, from before it is sent until it is known to have arrived: a resend is the same request.
    page       uuid
) WITH (
    -- A queue as well: what was sent has to be cleared away while it is still small.
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000
);
CREATE INDEX audit_log_source_created_at ON audit_log (source, created_at);
CREATE INDEX audit_log_page ON audit_log (page) WHERE page IS NOT NULL;
