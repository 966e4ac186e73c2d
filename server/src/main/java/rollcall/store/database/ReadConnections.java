package rollcall.store.database;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Trace;
import rollcall.store.BoundedTransactions;
import rollcall.store.DatabaseUrl;
import rollcall.store.Outage;

/**
 * Where pages read: over one connection for each page, from a standby if there is one and it is not too far behind, otherwise from the primary.
 *
 * <p>A page reads from one of them from beginning to end, because what is remembered of one moment must not be mixed with another one. Everything
 * that is no page, and each page that shows what somebody has just changed, reads from the primary.
 */
public final class ReadConnections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadConnections.class);

    /** Of a table or column that the standby does not have yet. */
    private static final String MISSING = "42";

    private static final String TOOK_TOO_LONG = "57014";

    /** The standby that a thread reads from at the moment. */
    private static final ThreadLocal<@Nullable WatchedStandby> HERE = new ThreadLocal<>();

    private final Optional<WatchedStandby> standby;
    private final Jdbi jdbi;
    private final SharedConnection ofPrimary;
    private final SharedConnection ofStandby;

    private ReadConnections(Database database, Optional<WatchedStandby> standby) {
        this.standby = standby;
        jdbi = standby.isEmpty() ? database.jdbi() : routing(database);
        ofPrimary = new SharedConnection(jdbi);
        ofStandby = new SharedConnection(jdbi);
    }

    /**
     * For pages of that database.
     *
     * @param url of its standby; empty if there is none
     * @param limit a standby that is farther behind is not asked
     */
    public static ReadConnections of(Database database, Optional<String> url, Duration limit) {
        Optional<WatchedStandby> standby =
                url.map(each -> new WatchedStandby(database.place(), DatabaseUrl.parse(each), limit));
        standby.ifPresent(WatchedStandby::look);
        return new ReadConnections(database, standby);
    }

    /** Access that reads where the thread reads. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** Does work that reads over one connection to the primary. What it writes is committed at its end, and not if it throws. */
    public <T> T fresh(Supplier<T> work) {
        return ofPrimary.during(work);
    }

    /**
     * Does work that only reads, over one connection to the standby if that may answer. If the standby goes away meanwhile, or ends a
     * question because of what it has to replay, the work is done once more on the primary.
     */
    public <T> T reading(Supplier<T> work) {
        WatchedStandby other = standby.filter(WatchedStandby::answers).orElse(null);
        if (other == null || HERE.get() != null) {
            return fresh(work);
        }
        long begin = System.nanoTime();
        try {
            HERE.set(other);
            return ofStandby.during(work);
        } catch (RuntimeException e) {
            if (!isOfStandby(e)) {
                throw e;
            }
            LOG.warn("a page is asked of the primary once more, because of the standby: {}", Trace.of(e));
        } finally {
            HERE.remove();
        }
        other.lookSince(begin);
        return fresh(work);
    }

    /** How far the standby is behind that this thread reads from; empty if it reads from the primary. */
    public Optional<Duration> behind() {
        return Optional.ofNullable(HERE.get()).map(other -> other.state().lag());
    }

    /** The standby's state; empty if there is none. */
    public Optional<StandbyState> state() {
        return standby.map(WatchedStandby::state);
    }

    /** Looks at the standby; to be called every second. */
    public void look() {
        standby.ifPresent(WatchedStandby::look);
    }

    @Override
    public void close() {
        standby.ifPresent(WatchedStandby::close);
    }

    private Jdbi routing(Database database) {
        Jdbi routing = Jdbi.create(() -> {
                    WatchedStandby other = HERE.get();
                    return other == null ? database.dataSource().getConnection() : other.connection();
                })
                .installPlugin(new SqlObjectPlugin());
        routing.setTransactionHandler(new BoundedTransactions());
        return routing;
    }

    private static boolean isOfStandby(RuntimeException failure) {
        String state = Outage.state(failure);
        return !state.equals(TOOK_TOO_LONG) && (Outage.is(failure) || state.startsWith(MISSING));
    }
}
