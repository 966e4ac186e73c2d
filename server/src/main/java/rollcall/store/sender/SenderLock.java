package rollcall.store.sender;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import rollcall.store.Lease;
import rollcall.store.StoreException;

/** Lets one server at a time send. */
public final class SenderLock {
    /** A run renews it before each request, and a request takes half a minute at most. */
    private static final Duration LASTS = Duration.ofMinutes(2);

    private final Lease lease;

    public SenderLock(DataSource dataSource) {
        this.lease = new Lease(dataSource, "sender", LASTS);
    }

    /** Takes it; empty, at once, if another server has it. That of a server that died is free two minutes after its last request. */
    public Optional<Lease.Held> tryTake() throws StoreException {
        return lease.tryTake();
    }
}
