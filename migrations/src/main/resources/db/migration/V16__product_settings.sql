-- What superusers said of a product's reports, by the names of the command line's options. A name that a release does not know means
-- nothing to it.
ALTER TABLE product ADD COLUMN settings text[] NOT NULL DEFAULT '{}';
