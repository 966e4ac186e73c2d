-- v2.1.0, V2.1.0 and 2.1.0 are one version, and "unknown" is none: so instances are found by the one spelling. Days and their raw rows
-- keep what they have; it is read by the one spelling.
UPDATE instance
SET version = CASE WHEN version = 'unknown' THEN NULL ELSE substr(version, 2) END
WHERE version = 'unknown' OR version ~ '^[vV][0-9]';
