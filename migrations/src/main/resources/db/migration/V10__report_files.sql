-- Which pages of the outbox are in which report file, until somebody says that it has arrived, or they have left by themselves.
CREATE TABLE report_file (
    file_id  uuid        NOT NULL,
    page     uuid        NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (file_id, page)
);
