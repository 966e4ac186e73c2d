-- A list of the instances of a set looks its rows up by ordinal.
CREATE INDEX instance_ordinal ON instance (product_id, ordinal);
