package rollcall.store.metrics;

import java.time.LocalDate;
import java.util.List;

/**
 * A point of a metric.
 *
 * @param day the UTC day on which it ended
 * @param name the field's name
 * @param stream what tells its stream apart from others of the metric, hashed
 * @param cumulative whether it counts from {@code started} on, or else since the point before
 * @param started in nanoseconds since 1970; 0 if unknown
 * @param ended the same
 * @param counts by bound, or the one number of a sum
 */
public record MetricPoint(
        LocalDate day, String name, String stream, boolean cumulative, long started, long ended, List<Double> counts) {
    /** The stream that it belongs to. */
    MetricStream.Key key() {
        return new MetricStream.Key(name, stream);
    }
}
