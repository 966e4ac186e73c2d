package rollcall.store.embedded;

import rollcall.store.DatabaseProblem;

/** Waiting for another process. */
final class ProcessWait {
    private ProcessWait() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseProblem("interrupted while waiting for the database", e);
        }
    }
}
