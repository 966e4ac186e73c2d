package rollcall.analysis.events;

import rollcall.analysis.statistics.Proportion;

/**
 * One version in the days of a question.
 *
 * @param ran the instances that ran it: a heartbeat of these days names it, or they sent the event with it
 * @param used those of them that sent the event with it
 */
public record VersionUse(String version, int ran, int used) {
    /** The share with its interval. Somebody has to have run the version. */
    public Proportion proportion() {
        return new Proportion(used, ran);
    }
}
