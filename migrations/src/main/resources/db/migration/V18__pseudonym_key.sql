-- By what a server knows whether it has the key by which this database's users became pseudonyms. The key itself is in no table.
CREATE TABLE pseudonym_key (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    check_value bytea NOT NULL
);
