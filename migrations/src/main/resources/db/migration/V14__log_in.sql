-- What servers sign with that share this database: tokens of forms and cookies of browsers that logged in before. Whoever
-- reads it can pass for such a browser and is then counted like one; it opens no account.
CREATE TABLE site_secret (
    name   text PRIMARY KEY,
    secret bytea NOT NULL
);

-- When an account's failed log-ins were last forgiven, so that servers forget those that they count in memory.
ALTER TABLE account ADD COLUMN failures_forgiven_at timestamptz;
