package rollcall.analysis.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event name over a range of days, of the instances that the question is about.
 *
 * @param instances how many sent it at least once
 * @param events how often it was sent; null if nobody knows of these instances
 * @param profiles how many different users it was sent for: exact up to 256, off by about 1.2 % beyond; a user is never recognised
 *     across installations; null if nobody knows of these instances
 * @param share the share of the instances that were seen in the range, by a heartbeat or an event, 0 to 1
 * @param ran those that could send it: that ran a version with which it was ever sent. Null if it was never sent with one
 * @param firstSeen the first day on which it ever happened, in UTC; may be before the range
 * @param lastSeen the last day on which it ever happened; may be after the range
 */
public record EventNameRow(
        String name,
        int instances,
        @Nullable Long events,
        @Nullable Long profiles,
        double share,
        @Nullable Ran ran,
        LocalDate firstSeen,
        LocalDate lastSeen) {
    /** The share of the instances that could send it, or of all that were seen if nobody knows who could, 0 to 1. */
    public double usedBy() {
        return ran == null ? share : ran.instances == 0 ? 0 : (double) instances / ran.instances;
    }

    /** The same without those that could send it: its share is then that of all that were seen. */
    public EventNameRow ofSeen() {
        return new EventNameRow(name, instances, events, profiles, share, null, firstSeen, lastSeen);
    }

    /**
     * The instances that ran one of some versions in the range: a heartbeat names it, or they sent the event.
     *
     * @param instances how many
     * @param versions those of the versions that a heartbeat of the range names; perhaps none
     */
    public record Ran(int instances, List<String> versions) {}
}
