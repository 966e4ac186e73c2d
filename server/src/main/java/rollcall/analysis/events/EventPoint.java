package rollcall.analysis.events;

import java.util.Map;

/**
 * One event at one point of a chart.
 *
 * @param instances how many sent it on any of the point's days
 * @param versions how many of them in which version; who was upgraded in these days counts for both
 */
record EventPoint(int instances, Map<String, Integer> versions) {}
