package rollcall.store.heartbeats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import rollcall.store.compression.Dictionary;
import rollcall.store.compression.DictionaryDao;

/** Writes rows of table {@code heartbeat} anew, in portions, each in a transaction of its own. A row that is replaced meanwhile stays as it is then. */
final class HeartbeatRewriting {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final UUID FIRST = new UUID(0, 0);

    /** How many rows one transaction looks at. A row may have 64 KiB. */
    private static final int ROWS_AT_A_TIME = 500;

    private final Jdbi jdbi;

    HeartbeatRewriting(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Compresses all rows anew that are compressed by one dictionary, with the current one; returns whether none is left. */
    boolean without(int productId, int dictionaryId) {
        Dictionary current = jdbi.withExtension(DictionaryDao.class, dao -> dao.current(productId));
        for (LocalDate day : days()) {
            List<HeartbeatRowDao.Row> rows;
            do {
                if (Thread.currentThread().isInterrupted()) {
                    return false;
                }
                rows = jdbi.inTransaction(handle -> {
                    HeartbeatRowDao dao = handle.attach(HeartbeatRowDao.class);
                    List<HeartbeatRowDao.Row> found = dao.compressedBy(productId, day, dictionaryId, ROWS_AT_A_TIME);
                    write(dao, found, current);
                    return found;
                });
            } while (!rows.isEmpty());
        }
        return true;
    }

    /**
     * Takes a field out of all rows of a product.
     *
     * @param dictionary by which the rows are compressed that had it
     * @param others the numbers of dictionaries whose rows are compressed anew as well; of all others, rows without the field stay as they are
     */
    void withoutField(int productId, String field, Dictionary dictionary, Set<Integer> others) {
        for (LocalDate day : days()) {
            UUID after = FIRST;
            List<HeartbeatRowDao.Row> rows;
            do {
                UUID from = after;
                rows = jdbi.inTransaction(handle -> {
                    HeartbeatRowDao dao = handle.attach(HeartbeatRowDao.class);
                    List<HeartbeatRowDao.Row> found = dao.next(productId, day, from, ROWS_AT_A_TIME);
                    write(dao, changed(found, field, others), dictionary);
                    return found;
                });
                after = rows.isEmpty() ? after : rows.get(rows.size() - 1).instanceId();
            } while (!rows.isEmpty() && !Thread.currentThread().isInterrupted());
        }
    }

    private static List<HeartbeatRowDao.Row> changed(
            List<HeartbeatRowDao.Row> rows, String field, Set<Integer> others) {
        List<HeartbeatRowDao.Row> changed = new ArrayList<>();
        for (HeartbeatRowDao.Row row : rows) {
            byte[] kept = KeptValueRemoval.without(row.kept(), field);
            if (kept != row.kept() || others.contains(row.dictionaryId())) {
                changed.add(row.with(row.dictionaryId(), kept));
            }
        }
        return changed;
    }

    private static void write(HeartbeatRowDao dao, List<HeartbeatRowDao.Row> rows, Dictionary dictionary) {
        dao.write(rows.stream()
                .map(row -> row.with(dictionary.id(), dictionary.compress(row.kept())))
                .toList());
    }

    private List<LocalDate> days() {
        return jdbi.withExtension(HeartbeatRowDao.class, catalog -> catalog.days("heartbeat", LocalDate.EPOCH, LAST));
    }
}
