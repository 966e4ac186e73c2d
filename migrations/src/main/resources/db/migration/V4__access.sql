-- API keys are 256 random bits; only their SHA-256 is here, found by a public prefix.
CREATE TABLE api_key (
    prefix     text PRIMARY KEY,
    product_id int         NOT NULL REFERENCES product,
    sha256     bytea       NOT NULL,
    label      text        NOT NULL DEFAULT '',
    issued_by  text        NOT NULL,
    issued_at  timestamptz NOT NULL,
    revoked_at timestamptz
);

CREATE TABLE account (
    account_id    int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email         text        NOT NULL UNIQUE CHECK (email = lower(email)),
    password_hash text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('superuser', 'maintainer')),
    added_at      timestamptz NOT NULL
);

-- The cookie's token is random; a thief of this table gets only hashes.
CREATE TABLE session (
    token_sha256 bytea PRIMARY KEY,
    account_id   int         NOT NULL REFERENCES account ON DELETE CASCADE,
    csrf_token   text        NOT NULL,
    started_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);

-- The one-time link that creates the first superuser.
CREATE TABLE setup_link (
    token_sha256 bytea PRIMARY KEY,
    issued_at    timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);

-- Failed log-ins per account name (as a keyed hash), so that several servers throttle together.
CREATE TABLE login_failure (
    who       bytea       NOT NULL,
    failed_at timestamptz NOT NULL
);
CREATE INDEX login_failure_who ON login_failure (who, failed_at);
