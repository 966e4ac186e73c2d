package rollcall.store.heartbeats;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import rollcall.report.Unusable;
import rollcall.store.compression.Dictionary;
import rollcall.store.compression.DictionaryDao;
import rollcall.store.jdbc.PartitionDao;

/**
 * Removes the values of one field from the raw heartbeats of a product, and from what compresses them. All else of the rows stays as it is.
 */
public final class HeartbeatFieldRemoval {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final UUID FIRST = new UUID(0, 0);

    /** How many rows one transaction looks at. */
    private static final int ROWS_AT_A_TIME = 2_000;

    private final Jdbi jdbi;
    private final HeartbeatDictionaries dictionaries;
    private final HeartbeatRewriting rewriting;

    public HeartbeatFieldRemoval(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.dictionaries = new HeartbeatDictionaries(jdbi);
        this.rewriting = new HeartbeatRewriting(jdbi);
    }

    /**
     * Removes the field's values on all days, in portions, each in a transaction of its own. Rows that move to the compressed form meanwhile are
     * met there.
     */
    public void remove(int productId, String field) {
        Set<Integer> cleared = new HashSet<>(jdbi.withExtension(DictionaryDao.class, dao -> dao.ofProduct(productId)));
        Dictionary dictionary = dictionaries.makeWithout(productId, field);
        removePlain(productId, field);
        rewriting.withoutField(productId, field, dictionary, cleared);
        // One may have been made meanwhile, of rows that still had the field.
        dictionaries.clearOthers(productId, dictionary);
    }

    private void removePlain(int productId, String field) {
        for (LocalDate day : jdbi.withExtension(
                PartitionDao.class, catalog -> catalog.days("heartbeat_plain", LocalDate.EPOCH, LAST))) {
            Optional<UUID> after = Optional.of(FIRST);
            while (after.isPresent() && !Thread.currentThread().isInterrupted()) {
                UUID from = after.get();
                after = jdbi.withExtension(
                        Portions.class,
                        portions -> portions.remove(productId, day, field, Unusable.FIELD, from, ROWS_AT_A_TIME));
            }
        }
    }

    interface Portions {
        /** Returns the last instance that it looked at; empty if there was none after {@code after}. */
        @SqlQuery("""
                WITH portion AS (
                    SELECT instance_id
                    FROM heartbeat_plain
                    WHERE product_id = :productId AND day = :day AND instance_id > :after
                    ORDER BY instance_id
                    LIMIT :most
                ), changed AS (
                    UPDATE heartbeat_plain AS h
                    SET kept = CAST((CAST(h.kept AS jsonb) - :field) #- ARRAY[:unusable, :field] AS json)
                    FROM portion
                    WHERE h.product_id = :productId AND h.day = :day AND h.instance_id = portion.instance_id
                      AND (h.kept -> :field IS NOT NULL OR h.kept -> :unusable -> :field IS NOT NULL)
                )
                SELECT instance_id
                FROM portion
                ORDER BY instance_id DESC
                LIMIT 1
                """)
        Optional<UUID> remove(int productId, LocalDate day, String field, String unusable, UUID after, int most);
    }
}
