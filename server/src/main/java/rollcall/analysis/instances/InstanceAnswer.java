package rollcall.analysis.instances;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import rollcall.gate.vocabulary.Field;
import rollcall.report.Unusable;

/**
 * What is known of one instance.
 *
 * @param lastHeartbeat null if it sent events and never a heartbeat
 * @param version null if its latest heartbeat reported none
 * @param unusable why what that heartbeat has in its place is none; null if it has one, or nothing
 * @param stateDay the UTC day of the state; null if that day has left
 * @param state every permitted field but the contact, in the vocabulary's order
 * @param contact whether it can be reached, and for those who may read it, where
 * @param versions over the last {@link Instances#HISTORY_DAYS} days, latest first
 * @param daysReported on how many of those days it answered
 */
public record InstanceAnswer(
        UUID id,
        Instant firstSeen,
        Instant lastHeartbeat,
        String version,
        Unusable unusable,
        LocalDate stateDay,
        List<FieldState> state,
        Contact contact,
        List<VersionSpan> versions,
        int daysReported) {
    /**
     * How to reach an instance's administrator.
     *
     * @param asked whether the product has such a field at all
     * @param given whether the administrator gave an address
     * @param address null if none was given or the asker may not read it
     */
    public record Contact(boolean asked, boolean given, String address) {}

    /**
     * What an instance reported for one field.
     *
     * @param values none if it did not report the field, several only for names
     * @param unusable why what it reported in the place of a version is none; null if it is one, or nothing
     */
    public record FieldState(Field field, List<String> values, Unusable unusable) {}
}
