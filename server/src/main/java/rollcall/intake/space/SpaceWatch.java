package rollcall.intake.space;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.intake.space.Shortage.What;
import rollcall.store.database.DiskSpace;

/**
 * Watches whether the database has room. As long as it has none, the intake tells senders to come back, so that a full disk does not stop
 * PostgreSQL, and with it the pages. Reports are taken again when there is {@value #SPARE} % more room than the limit asks for, so that they
 * are not let in and shut out by turns.
 */
public final class SpaceWatch {
    /** The least room on a disk unless somebody says otherwise: 1 GiB, or a twentieth of a small disk. */
    private static final long USUAL_LEAST = 1L << 30;

    private static final int USUAL_SHARE = 20;
    private static final int SPARE = 5;
    private static final Logger LOG = LoggerFactory.getLogger(SpaceWatch.class);

    private final Supplier<Optional<DiskSpace>> disk;
    private final LongSupplier size;
    private final OptionalLong leastFree;
    private final OptionalLong mostSize;
    private volatile long free = -1;
    private volatile long bytes = -1;
    private volatile @Nullable Shortage shortage;

    /**
     * @param disk the disk of the database; empty if nobody knows
     * @param size the bytes of the database
     * @param leastFree bytes of the disk that have to be free; 0 for no limit, empty for the usual one
     * @param mostSize bytes that the database may have; empty for no limit
     */
    public SpaceWatch(
            Supplier<Optional<DiskSpace>> disk,
            LongSupplier size,
            OptionalLong leastFree,
            OptionalLong mostSize,
            MeterRegistry meters) {
        this.disk = disk;
        this.size = size;
        this.leastFree = leastFree;
        this.mostSize = mostSize;
        Gauge.builder("rollcall.intake.paused", this, watch -> watch.shortage == null ? 0 : 1)
                .register(meters);
        Gauge.builder("rollcall.disk.free.bytes", this, watch -> known(watch.free))
                .register(meters);
        Gauge.builder("rollcall.database.size.bytes", this, watch -> known(watch.bytes))
                .register(meters);
    }

    /** Looks how much room there is; to be called every few seconds. */
    public synchronized void look() {
        Optional<Shortage> now = ofDisk().or(this::ofDatabase);
        Shortage before = shortage;
        shortage = now.orElse(null);
        if (before == null && now.isPresent()) {
            LOG.warn("reports are rejected for now: {}", now.get());
        } else if (before != null && now.isEmpty()) {
            LOG.info("reports are taken again: there is room");
        }
    }

    /** What there is too little of; empty while reports are taken. */
    public Optional<Shortage> shortage() {
        return Optional.ofNullable(shortage);
    }

    private Optional<Shortage> ofDisk() {
        Optional<DiskSpace> now = disk.get();
        free = now.map(DiskSpace::free).orElse(-1L);
        long least = now.map(this::least).orElse(0L);
        long wanted = is(What.DISK) ? least + least / 100 * SPARE : least;
        return now.isPresent() && free < wanted ? Optional.of(Shortage.of(What.DISK, free, least)) : Optional.empty();
    }

    private long least(DiskSpace space) {
        return leastFree.orElseGet(() -> Math.min(USUAL_LEAST, space.total() / USUAL_SHARE));
    }

    private Optional<Shortage> ofDatabase() {
        if (mostSize.isEmpty()) {
            return Optional.empty();
        }
        bytes = size.getAsLong();
        long most = mostSize.getAsLong();
        long permitted = is(What.DATABASE) ? most - most / 100 * SPARE : most;
        return bytes > permitted ? Optional.of(Shortage.of(What.DATABASE, bytes, most)) : Optional.empty();
    }

    private static double known(long bytes) {
        return bytes < 0 ? Double.NaN : bytes;
    }

    private boolean is(What what) {
        return shortage != null && shortage.what() == what;
    }
}
