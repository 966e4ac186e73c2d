package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.store.jdbc.BinaryTransfer;

/** Takes instances out of the rollups of a product. The caller has to hold the locks of these rollups, and to close the streams. */
public interface ClearedRollupDao {
    /** The instances that reported on each day. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT day, field, value, cardinality, bitmap
            FROM rollup
            WHERE product_id = :productId AND field = :field AND value = ''
            """)
    @RegisterConstructorMapper(RollupDao.DayBitmap.class)
    @FetchSize(50)
    Stream<RollupDao.DayBitmap> eachDay(int productId, String field);

    /** The first day of a product that has sets; empty if none has. */
    @SqlQuery("SELECT min(day) FROM rollup WHERE product_id = :productId")
    Optional<LocalDate> firstDay(int productId);

    /** Forgets that a product had days before its first one, and what they came to. */
    @SqlUpdate("""
            WITH closed AS (
                DELETE FROM standing WHERE product_id = :productId AND day < :first
            ), latest AS (
                DELETE FROM latest_set WHERE product_id = :productId AND day < :first
            ), blocks AS (
                DELETE FROM rollup_block WHERE product_id = :productId AND day + days <= :first
            ), arrived AS (
                DELETE FROM arrival WHERE product_id = :productId AND day < :first
            )
            DELETE FROM rollup_day WHERE product_id = :productId AND day < :first
            """)
    void beginOn(int productId, LocalDate first);

    /** The rows that count all events, of all blocks of days. */
    @SqlQuery("""
            SELECT days, day, name, field, value, events, instances, profiles, bitmap, sketch
            FROM event_rollup
            WHERE product_id = :productId AND name = ''
            """)
    @RegisterConstructorMapper(EventCount.class)
    @FetchSize(50)
    Stream<EventCount> eachBlock(int productId);

    /** All rows of one block of days. */
    @SqlQuery("""
            SELECT days, day, name, field, value, events, instances, profiles, bitmap, sketch
            FROM event_rollup
            WHERE product_id = :productId AND days = :days AND day = :day
            """)
    @RegisterConstructorMapper(EventCount.class)
    @FetchSize(50)
    Stream<EventCount> rows(int productId, int days, LocalDate day);

    /** Removes rows of events. */
    @SqlBatch("""
            DELETE FROM event_rollup
            WHERE product_id = :productId AND days = :days AND day = :day
              AND name = :name AND field = :field AND value = :value
            """)
    void remove(int productId, @BindMethods List<EventCount> rows);

    /** Removes the names of events that no row has any more, and notes that rows of events changed otherwise than by new events. */
    @SqlUpdate("""
            WITH noted AS (
                UPDATE product SET clearings = clearings + 1 WHERE product_id = :productId
            )
            DELETE FROM event_name AS n
            WHERE n.product_id = :productId
              AND NOT EXISTS (
                  SELECT 1 FROM event_rollup AS r WHERE r.product_id = n.product_id AND r.days = 64 AND r.name = n.name)
            """)
    void eventsChanged(int productId);
}
