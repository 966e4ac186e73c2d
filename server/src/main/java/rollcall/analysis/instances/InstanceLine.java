package rollcall.analysis.instances;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import rollcall.report.Unusable;

/**
 * One instance in a list.
 *
 * @param lastHeartbeat null if it sent events and never a heartbeat
 * @param version null if its latest heartbeat reported none
 * @param unusable why the reported version cannot be used; null if it can, or if none was reported
 * @param state what it reported last for each column of the list
 */
public record InstanceLine(
        UUID id,
        String version,
        Unusable unusable,
        Instant firstSeen,
        Instant lastHeartbeat,
        List<InstanceAnswer.FieldState> state) {}
