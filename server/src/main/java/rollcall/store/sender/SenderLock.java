package rollcall.store.sender;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import rollcall.store.Lease;
import rollcall.store.StoreException;

/** The lock that lets one server at a time send. */
public final class SenderLock {
    /** How long the lock lasts. A run renews it before each request, and a request takes half a minute at most. */
    private static final Duration LASTS = Duration.ofMinutes(2);

    private final Lease lease;

    public SenderLock(DataSource dataSource) {
        this.lease = new Lease(dataSource, "sender", LASTS);
    }

    /**
     * Takes the lock. Returns an empty value at once if another server holds it. The lock of a server that died becomes free two minutes
     * after its last request.
     */
    public Optional<Lease.Held> tryTake() throws StoreException {
        return lease.tryTake();
    }
}
