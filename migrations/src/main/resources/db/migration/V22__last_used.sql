-- How often each key was presented, a row a day: written now and then by a job, never with a request.
CREATE TABLE api_key_use (
    prefix   text   NOT NULL,
    day      date   NOT NULL,
    requests bigint NOT NULL,
    PRIMARY KEY (prefix, day)
);

-- Since when that is written down: of a key that is older than this table, since now.
ALTER TABLE api_key ADD COLUMN use_known_since timestamptz NOT NULL DEFAULT now();

-- Whose hand it was; empty for nobody's, and for who sent by hand before this was written down.
ALTER TABLE send_log ADD COLUMN started_by text NOT NULL DEFAULT '';
