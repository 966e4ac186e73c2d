package rollcall.store.heartbeats;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import rollcall.report.Unusable;
import rollcall.store.jdbc.PartitionDao;

/** Removes the values of one field from the raw heartbeats of a product. All else of the rows stays as it is. */
public final class HeartbeatFieldRemoval {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final UUID FIRST = new UUID(0, 0);

    /** How many rows one transaction looks at. */
    private static final int ROWS_AT_A_TIME = 2_000;

    private final Jdbi jdbi;

    public HeartbeatFieldRemoval(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Removes the field's values on all days, in portions, each in a transaction of its own. */
    public void remove(int productId, String field) {
        for (LocalDate day :
                jdbi.withExtension(PartitionDao.class, catalog -> catalog.days("heartbeat", LocalDate.EPOCH, LAST))) {
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
                    FROM heartbeat
                    WHERE product_id = :productId AND day = :day AND instance_id > :after
                    ORDER BY instance_id
                    LIMIT :most
                ), changed AS (
                    UPDATE heartbeat AS h
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
