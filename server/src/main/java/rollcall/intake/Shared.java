package rollcall.intake;

import java.util.ArrayList;
import java.util.List;
import rollcall.report.Heartbeat;
import rollcall.report.Product;

/** The heartbeats of one request: all are handed in before the first is awaited, so that they share a commit. Of one thread. */
final class Shared {
    private final Heartbeats heartbeats;
    private final List<Heartbeats.Submitted> submitted = new ArrayList<>();
    private final List<Receipt.Kept> kept = new ArrayList<>();
    private int unstorable;

    Shared(Heartbeats heartbeats) {
        this.heartbeats = heartbeats;
    }

    /** Hands one in. If that fails, nobody waits for those before it, either. */
    void submit(Product product, Heartbeat heartbeat) {
        try {
            submitted.add(heartbeats.submit(product, heartbeat, Again.TOLD_OK));
        } catch (RuntimeException | Error e) {
            submitted.forEach(Heartbeats.Submitted::giveUp);
            throw e;
        }
    }

    /**
     * Waits for all.
     *
     * @throws Unavailable if the store cannot take one of them now; what became of the others is known then, too
     */
    void await() {
        RuntimeException failure = null;
        for (Heartbeats.Submitted one : submitted) {
            try {
                kept.add((Receipt.Kept) heartbeats.await(one));
            } catch (Unstorable e) {
                unstorable++;
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    List<Receipt.Kept> kept() {
        return kept;
    }

    /** How many the database will never take. */
    int unstorable() {
        return unstorable;
    }
}
