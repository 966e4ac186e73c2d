package rollcall.analysis.events;

import rollcall.analysis.trends.Trend;

/**
 * One event over time.
 *
 * @param daily how many instances sent it, with one line "events" of how often
 * @param versions how many instances sent it, a line a version, newest first
 */
public record EventTrend(Trend daily, Trend versions) {}
