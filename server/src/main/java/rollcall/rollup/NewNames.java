package rollcall.rollup;

import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import rollcall.store.instances.NewcomerDao;
import rollcall.store.instances.NewcomerDao.Newcomer;

/**
 * Decides which new names and values of one day the rollups of a product admit. Names that one sender makes up must not take the room of
 * common names: beyond the limits, a name is admitted only when a second instance sends it, too. A name that waits for a second instance is
 * kept as a hash and the ordinal of the first instance, never as text.
 */
public final class NewNames {
    /** Most new names of a day, of all instances together. */
    static final int MOST_NAMES = 1_000;

    /** Most new names of a day that one instance alone sends: no honest program has so many. */
    private static final int MOST_OF_ONE = 750;

    /** Most new names of a day that are admitted beyond these limits because two instances sent them. */
    private static final int MOST_CONFIRMED = 1_000;

    /** Most names that wait for a second instance; beyond, all are forgotten, and common names will be sent again. They take 600 KB. */
    private static final int MOST_SEEN = 50_000;

    /** Bytes of an entry: a hash, then an ordinal. */
    private static final int ENTRY = Long.BYTES + Integer.BYTES;

    private final NewcomerDao table;
    private final int productId;
    private final LocalDate day;
    private final String kind;
    private final Map<Long, Integer> admitted;
    private final Map<Integer, Integer> ofInstance = new HashMap<>();
    private final Map<Long, Integer> seen;
    private int confirmed;
    private boolean changed;

    /** New names of events, by the day on which a batch was received, whatever days its events have. */
    public static NewNames ofEvents(NewcomerDao table, int productId, LocalDate received) {
        return new NewNames(table, productId, received, "event");
    }

    /** New values of heartbeats, by the day of the heartbeat. */
    public static NewNames ofHeartbeats(NewcomerDao table, int productId, LocalDate day) {
        return new NewNames(table, productId, day, "heartbeat");
    }

    private NewNames(NewcomerDao table, int productId, LocalDate day, String kind) {
        this.table = table;
        this.productId = productId;
        this.day = day;
        this.kind = kind;
        Newcomer row = table.find(productId, day, kind).orElse(new Newcomer(new byte[0], 0, new byte[0]));
        this.admitted = read(row.admitted());
        this.confirmed = row.confirmed();
        this.seen = read(row.seen());
        admitted.values().forEach(ordinal -> ofInstance.merge(ordinal, 1, Integer::sum));
    }

    /** Whether a name that was not sent on any day before is admitted. */
    public boolean admits(String name, int ordinal) {
        long hash = hash(name);
        if (admitted.containsKey(hash)) {
            return true;
        }
        boolean room = admitted.size() - confirmed < MOST_NAMES && ofInstance.getOrDefault(ordinal, 0) < MOST_OF_ONE;
        if (!room && (confirmed >= MOST_CONFIRMED || second(name, ordinal).isEmpty())) {
            return false;
        }
        confirmed += room ? 0 : 1;
        admitted.put(hash, ordinal);
        ofInstance.merge(ordinal, 1, Integer::sum);
        changed = true;
        return true;
    }

    /**
     * The ordinal of another instance that sent {@code what} before it was admitted. Empty if there is none; then this instance is noted as
     * the first.
     *
     * @param what a name, or a field and its value
     */
    public OptionalInt second(String what, int ordinal) {
        long hash = hash(what);
        Integer first = seen.get(hash);
        if (first != null && first != ordinal) {
            return OptionalInt.of(first);
        }
        if (first == null) {
            if (seen.size() >= MOST_SEEN) {
                seen.clear();
            }
            seen.put(hash, ordinal);
            changed = true;
        }
        return OptionalInt.empty();
    }

    /** Writes the changes. Has to run in the transaction that admits the names. */
    public void write() {
        if (changed) {
            table.put(productId, day, kind, new Newcomer(write(admitted), confirmed, write(seen)));
            changed = false;
        }
    }

    private static long hash(String what) {
        return Hashing.komihash5_0().hashCharsToLong(what);
    }

    private static Map<Long, Integer> read(byte[] written) {
        Map<Long, Integer> entries = new HashMap<>();
        for (ByteBuffer bytes = ByteBuffer.wrap(written); bytes.remaining() >= ENTRY; ) {
            entries.put(bytes.getLong(), bytes.getInt());
        }
        return entries;
    }

    private static byte[] write(Map<Long, Integer> entries) {
        ByteBuffer bytes = ByteBuffer.allocate(ENTRY * entries.size());
        entries.forEach((hash, ordinal) -> bytes.putLong(hash).putInt(ordinal));
        return bytes.array();
    }
}
