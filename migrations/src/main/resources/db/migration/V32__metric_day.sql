-- What OpenTelemetry's metrics come to on a UTC day, exact as long as the day is not over. A heartbeat of the next day takes the sums along, as
-- classes; a day later the rows are deleted. One row for each stream of points: attributes stand in it as a keyed hash alone. No row outlives
-- two days, so that a plain delete does.
CREATE TABLE metric_day (
    product_id  int              NOT NULL,
    instance_id uuid             NOT NULL,
    day         date             NOT NULL,
    -- The field's name.
    name        text             NOT NULL,
    -- The hash of what tells the stream apart.
    stream      text             NOT NULL,
    -- When the stream's sequence began and its last point ended, in nanoseconds since 1970.
    started     bigint           NOT NULL,
    ended       bigint           NOT NULL,
    -- The last cumulative point, by bound, or the one number of a sum.
    last        double precision[] NOT NULL,
    -- What the day counted, likewise.
    counted     double precision[] NOT NULL,
    PRIMARY KEY (product_id, instance_id, day, name, stream)
);
