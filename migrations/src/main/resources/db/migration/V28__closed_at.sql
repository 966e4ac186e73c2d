-- When a day was last closed: tells all servers how fast the days of an earlier version are closed, and when the last one was.
-- Null for a day that was closed before this column came.
ALTER TABLE rollup_day ADD COLUMN closed_at timestamptz;
