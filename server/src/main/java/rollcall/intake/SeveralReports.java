package rollcall.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import rollcall.decoder.otlp.OtlpLogs.RejectedRecord;
import rollcall.input.Malformed;
import rollcall.intake.commit.QuotaExceeded;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Product;
import rollcall.report.Rejection;

/** The way of a request's heartbeats, events and bad records, of any number of installations, to one result. */
public final class SeveralReports {
    private final HeartbeatIntake heartbeatIntake;
    private final BatchIntake batches;
    private final IntakeCounts intakeCounts;

    public SeveralReports(HeartbeatIntake heartbeatIntake, BatchIntake batches, IntakeCounts intakeCounts) {
        this.heartbeatIntake = heartbeatIntake;
        this.batches = batches;
        this.intakeCounts = intakeCounts;
    }

    /** Counts what was received; the request itself was counted as one already. Of no thing at all the field is named. */
    void count(Product product, int things, String field) {
        if (things == 0) {
            intakeCounts.rejected(Optional.of(product), Rejection.NOT_KEPT, field);
        } else {
            intakeCounts.received(things - 1);
        }
    }

    /** The failure of a request that has bad records and nothing else; all are counted, but for the request itself. */
    Malformed wrong(Product product, List<RejectedRecord> rejections) {
        RejectedRecord first = rejections.get(0);
        List<RejectedRecord> others = rejections.subList(1, rejections.size());
        reject(product, others);
        intakeCounts.received(others.size());
        return new Malformed(first.reason(), first.field());
    }

    /**
     * Keeps what may be kept, and counts the bad records. Returns only when that is durable. If something cannot be kept now, the sender is
     * told to come back, so the answer to what was kept already counts as lost.
     *
     * @param latest no instance twice
     * @param events no instance twice
     */
    IngestResult keep(
            Product product, Collection<Heartbeat> latest, List<EventBatch> events, List<RejectedRecord> rejections) {
        RequestHeartbeats requestHeartbeats = new RequestHeartbeats(heartbeatIntake);
        latest.forEach(heartbeat -> requestHeartbeats.submit(product, heartbeat));
        BatchIntake.Stored stored;
        try {
            requestHeartbeats.await();
            stored = events.isEmpty() ? BatchIntake.Stored.NOTHING : batches.keep(product, events);
        } catch (RuntimeException | Error e) {
            IngestResult.Kept.all(requestHeartbeats.kept()).ack().lost();
            intakeCounts.received(
                    requestHeartbeats.kept().size() + requestHeartbeats.lost().size());
            reject(product, records(requestHeartbeats.lost()));
            throw e;
        }
        IngestResult result = result(product, requestHeartbeats, stored, events.size(), rejections);
        reject(product, rejections);
        return result;
    }

    /**
     * Reports that cannot be stored, or would pass a quota, are rejected like wrong ones. If there is nothing else, the whole request is
     * rejected.
     */
    private IngestResult result(
            Product product,
            RequestHeartbeats requestHeartbeats,
            BatchIntake.Stored events,
            int batches,
            List<RejectedRecord> rejections) {
        List<RuntimeException> lost = new ArrayList<>(requestHeartbeats.lost());
        events.lost().forEach(one -> lost.add(one.why()));
        if (!lost.isEmpty() && requestHeartbeats.kept().isEmpty() && isNothing(events)) {
            reject(product, rejections);
            reject(product, records(lost.subList(1, lost.size())));
            // A batch of which nothing is permitted was counted as kept.
            int counted = batches - events.lost().size();
            intakeCounts.received(rejections.size() + lost.size() - 1 + counted);
            throw lost.get(0);
        }
        reject(product, records(lost));
        List<RejectedRecord> rejected = new ArrayList<>(rejections);
        rejected.addAll(records(requestHeartbeats.lost()));
        events.lost()
                .forEach(one ->
                        rejected.addAll(Collections.nCopies(one.batch().events().size(), lostRecord(one.why()))));
        List<IngestResult.Kept> kept = new ArrayList<>(requestHeartbeats.kept());
        events.kept().ifPresent(kept::add);
        return IngestResult.Kept.all(kept).without(rejected.size(), RejectionText.of(rejected));
    }

    /** Whether no event is on disk because of the request, or was before it. */
    private static boolean isNothing(BatchIntake.Stored stored) {
        IngestResult.Events events =
                stored.kept().flatMap(IngestResult.Kept::events).orElse(IngestResult.Events.NONE);
        return events.kept() + events.repeated() == 0;
    }

    private static List<RejectedRecord> records(List<RuntimeException> lost) {
        return lost.stream().map(SeveralReports::lostRecord).toList();
    }

    private static RejectedRecord lostRecord(RuntimeException why) {
        return why instanceof QuotaExceeded full
                ? new RejectedRecord(Rejection.QUOTA_EXCEEDED, full.quota().code(), false)
                : new RejectedRecord(Rejection.INTERNAL_ERROR, "", false);
    }

    private void reject(Product product, List<RejectedRecord> rejections) {
        rejections.forEach(one -> intakeCounts.rejected(
                Optional.of(product), one.anonymous() ? Rejection.NO_INSTALLATION : one.reason(), one.field()));
    }
}
