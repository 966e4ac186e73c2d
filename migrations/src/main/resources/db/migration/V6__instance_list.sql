-- What the list of instances sorts and searches by. The first two only ever grow at their right edge, so a heartbeat pays little for them.
CREATE INDEX instance_last_heartbeat ON instance (product_id, last_heartbeat_at, instance_id);
CREATE INDEX instance_first_seen ON instance (product_id, first_seen_at, instance_id);
-- In byte order, so that a prefix is a range whatever the database's collation.
CREATE INDEX instance_version ON instance (product_id, version COLLATE "C");
