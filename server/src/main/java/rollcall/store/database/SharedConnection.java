package rollcall.store.database;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * Lends a thread one connection, in one transaction, for everything that it reads meanwhile. A page may ask hundreds of small questions, and each
 * would take a connection, begin a transaction, set its limits and commit it. Each statement still sees what is committed when it begins.
 *
 * <p>At most {@value #MOST} threads have one, so that the pool has connections left for reports. The others read as they would without it.
 */
public final class SharedConnection {
    static final int MOST = 5;

    private final Jdbi jdbi;
    private final Semaphore free = new Semaphore(MOST);

    public SharedConnection(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Does the work. What it writes is committed at its end, and not if it throws. */
    public <T> T during(Supplier<T> work) {
        if (!free.tryAcquire()) {
            return work.get();
        }
        try {
            return jdbi.inTransaction(handle -> work.get());
        } finally {
            free.release();
        }
    }
}
