package rollcall.store.heartbeats;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import rollcall.store.StoreException;
import rollcall.store.compression.Dictionary;
import rollcall.store.jdbc.DayPartitions;
import rollcall.store.jdbc.Partitions;

/**
 * Moves heartbeats of the old form into the compressed one, the oldest day first. A portion moves in one transaction: a server that dies in the
 * middle leaves each row in one of the two tables. A day that has moved gives its room back to the disk.
 */
public final class PlainHeartbeats {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** How many rows one transaction moves: a tenth of a second of work. A row may have 64 KiB. */
    private static final int ROWS_AT_A_TIME = 500;

    private final Jdbi jdbi;
    private final Partitions compressed;
    private final DayPartitions plain;
    private final HeartbeatDictionaries dictionaries;

    /** @param compressed the days of the compressed form */
    public PlainHeartbeats(Jdbi jdbi, Partitions compressed) {
        this.jdbi = jdbi;
        this.compressed = compressed;
        this.plain = new DayPartitions(jdbi, "heartbeat_plain");
        this.dictionaries = new HeartbeatDictionaries(jdbi);
    }

    /**
     * Moves the days before today, on which nothing is written any more. One server at a time does this. Ends early if the thread is interrupted.
     *
     * @return how many rows were moved
     * @throws StoreException if a day of the compressed form could not be made
     */
    public long move(LocalDate today) throws StoreException {
        long moved = 0;
        for (LocalDate day : days(today)) {
            moved += moveDay(day);
            plain.drop(day.plusDays(1), this::isEmpty, left -> {});
        }
        return moved;
    }

    /** How many days before today have rows in the old form. */
    public int daysLeft(LocalDate today) {
        return days(today).size();
    }

    private long moveDay(LocalDate day) throws StoreException {
        ensure(day);
        Map<Integer, Dictionary> known = new HashMap<>();
        for (int product : jdbi.withExtension(PlainHeartbeatDao.class, rows -> rows.products(day))) {
            known.put(product, dictionaries.ofDay(product, day));
        }
        long moved = 0;
        int portion = 1;
        while (portion > 0 && !Thread.currentThread().isInterrupted()) {
            portion = jdbi.inTransaction(handle -> movePortion(handle, day, known));
            moved += portion;
        }
        return moved;
    }

    private static int movePortion(Handle handle, LocalDate day, Map<Integer, Dictionary> known) {
        PlainHeartbeatDao dao = handle.attach(PlainHeartbeatDao.class);
        List<PlainHeartbeatDao.Key> keys = dao.next(day, ROWS_AT_A_TIME);
        List<PlainHeartbeatDao.Row> rows = dao.take(
                day,
                keys.stream().map(PlainHeartbeatDao.Key::productId).toList(),
                keys.stream().map(PlainHeartbeatDao.Key::instanceId).toList());
        dao.add(rows.stream()
                .map(row -> row.compressed(known.getOrDefault(row.productId(), Dictionary.NONE)))
                .toList());
        return keys.size();
    }

    private void ensure(LocalDate day) throws StoreException {
        try {
            compressed.ensure(day);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private boolean isEmpty(LocalDate day) {
        return jdbi.withExtension(PlainHeartbeatDao.class, rows -> rows.next(day, 1))
                .isEmpty();
    }

    private List<LocalDate> days(LocalDate today) {
        return jdbi
                .withExtension(
                        PlainHeartbeatDao.class, catalog -> catalog.days("heartbeat_plain", LocalDate.EPOCH, LAST))
                .stream()
                .filter(day -> day.isBefore(today))
                .toList();
    }
}
