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
 * Which of the names and values that a product's reports of one day brought for the first time are let in. What one sender makes up must not
 * take the room of what is common: beyond its limits only what a second instance sends, too, is let in. What a second instance may confirm
 * is remembered by a hash and the ordinal that sent it first, never by its text.
 */
public final class NewNames {
    /** New names of a day, whoever sends them. */
    static final int MOST_NAMES = 1_000;

    /** New names of a day that one instance alone sends: no honest program has so many on one day. */
    private static final int MOST_OF_ONE = 750;

    /** New names of a day beyond, which two instances sent. */
    private static final int MOST_CONFIRMED = 1_000;

    /** What waits for a second instance; beyond, all of it is forgotten, and what is common comes again. 600 KB. */
    private static final int MOST_SEEN = 50_000;

    /** A hash, then an ordinal. */
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

    /** Those of events, by the day on which a batch was received, whatever days its events claim. */
    public static NewNames ofEvents(NewcomerDao table, int productId, LocalDate received) {
        return new NewNames(table, productId, received, "event");
    }

    /** Those of heartbeats, which have but one day. */
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

    /** Whether a name that was met on no day is let in. */
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
     * The ordinal of another instance that sent the same before and was not let in; empty, and remembered, when this one is the first.
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

    /** Writes what is new, within the transaction that let it in. */
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
