package rollcall.analysis.instances;

import java.time.LocalDate;

/**
 * An event name among the newest events of one instance.
 *
 * @param events how often it came
 * @param lastDay the last UTC day on which it happened
 */
public record InstanceEvent(String name, long events, LocalDate lastDay) {}
