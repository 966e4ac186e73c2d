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
 * @param unusable why the version of that heartbeat cannot be used; null if it can, or if there is none
 * @param stateDay the UTC day of the state; null if the raw row of that day has been removed
 * @param state every permitted field but the contact, in the vocabulary's order
 * @param contact whether an administrator can be reached, and the address if the reader may see it
 * @param versions over the last {@link Instances#HISTORY_DAYS} days, latest first
 * @param daysReported on how many of those days it reported
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
     * @param address null if none was given or the reader may not see it
     */
    public record Contact(boolean asked, boolean given, String address) {}

    /**
     * What an instance reported for one field.
     *
     * @param values empty if it did not report the field, several only for fields of several values
     * @param unusable why the reported value cannot be used; null if it can, or if none was reported
     */
    public record FieldState(Field field, List<String> values, Unusable unusable) {}
}
