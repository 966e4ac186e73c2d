package rollcall.analysis.events;

/**
 * One type and source under which an event was sent.
 *
 * @param type empty if the sender has none that is permitted
 * @param source empty if the sender says none that is permitted
 * @param instances how many sent it so at least once within the range
 * @param events how often
 */
public record EventKind(String type, String source, int instances, long events) {}
