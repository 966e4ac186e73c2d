package rollcall.analysis.errors;

import org.jspecify.annotations.Nullable;
import rollcall.analysis.statistics.Proportion;

/**
 * The errors of one version in the days of a question.
 *
 * @param ran the instances that ran it: a heartbeat of these days names it, or they sent an error with it; at least one
 * @param with those of them that sent the error, or any error, with it
 * @param events how many errors they sent; null if nobody knows of these instances
 * @param instanceDays on how many days instances reported the version, all together; null if nobody knows of these instances
 */
public record VersionErrors(
        String version,
        int ran,
        int with,
        @Nullable Long events,
        @Nullable Long instanceDays) {
    /** The share of those that ran it, with its interval. */
    public Proportion proportion() {
        return new Proportion(with, ran);
    }

    /** Errors for each day of an instance; null if nobody knows, or if no heartbeat names the version. */
    public @Nullable Double perInstanceDay() {
        return events == null || instanceDays == null || instanceDays == 0
                ? null
                : Double.valueOf((double) events / instanceDays);
    }
}
