package rollcall.intake;

import java.util.ArrayList;
import java.util.List;
import rollcall.intake.commit.PendingHeartbeat;
import rollcall.intake.commit.QuotaExceeded;
import rollcall.intake.commit.Unavailable;
import rollcall.intake.commit.Unstorable;
import rollcall.report.Heartbeat;
import rollcall.report.Product;

/** The heartbeats of one request. All are submitted before the first is awaited, so that they share a commit. Not thread-safe. */
final class RequestHeartbeats {
    private final HeartbeatIntake heartbeatIntake;
    private final List<PendingHeartbeat> submitted = new ArrayList<>();
    private final List<IngestResult.Kept> kept = new ArrayList<>();
    private final List<RuntimeException> lost = new ArrayList<>();

    RequestHeartbeats(HeartbeatIntake heartbeatIntake) {
        this.heartbeatIntake = heartbeatIntake;
    }

    /** Submits a heartbeat. If that fails, those before it are given up as well. */
    void submit(Product product, Heartbeat heartbeat) {
        try {
            submitted.add(heartbeatIntake.submit(product, heartbeat, HeartbeatIntake.RepeatPolicy.TOLD_OK));
        } catch (RuntimeException | Error e) {
            submitted.forEach(PendingHeartbeat::giveUp);
            throw e;
        }
    }

    /**
     * Waits for all.
     *
     * @throws Unavailable if the store cannot take one of them now; the results of the others are known then as well
     */
    void await() {
        RuntimeException failure = null;
        for (PendingHeartbeat one : submitted) {
            try {
                kept.add((IngestResult.Kept) heartbeatIntake.await(one, HeartbeatIntake.RepeatPolicy.TOLD_OK));
            } catch (Unstorable | QuotaExceeded e) {
                lost.add(e);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    List<IngestResult.Kept> kept() {
        return kept;
    }

    /** Why others are not kept: each is {@link Unstorable} or {@link QuotaExceeded}. */
    List<RuntimeException> lost() {
        return lost;
    }
}
