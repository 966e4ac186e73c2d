package rollcall.decoder.mapped;

import java.util.List;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Rejection;

/**
 * What one body comes to.
 *
 * @param heartbeats one for each installation: what a later report of it says takes the place of what an earlier one said
 * @param batches the events, one batch for each installation
 * @param wrong the reports that are neither
 */
public record MappedReports(List<Heartbeat> heartbeats, List<EventBatch> batches, List<Wrong> wrong) {
    public MappedReports {
        heartbeats = List.copyOf(heartbeats);
        batches = List.copyOf(batches);
        wrong = List.copyOf(wrong);
    }

    /**
     * A report that cannot be taken.
     *
     * @param field the key of the mapping whose value is at fault
     */
    public record Wrong(Rejection reason, String field) {}
}
