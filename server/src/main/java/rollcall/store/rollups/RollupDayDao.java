package rollcall.store.rollups;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code rollup_day}: which days of a product have bitmaps, and which of them are closed. */
public interface RollupDayDao {
    /** The days of a product, oldest first. */
    @SqlQuery("""
            SELECT day, revision, closed IS NOT DISTINCT FROM sum(revision) OVER (ORDER BY day) AS is_closed
            FROM rollup_day
            WHERE product_id = :productId
            ORDER BY day
            """)
    @RegisterConstructorMapper(RollupDay.class)
    List<RollupDay> days(int productId);

    /**
     * The products that have a day before {@code today} that is not closed. Days are closed oldest first, and a change of a day opens all that
     * follow, so the last day tells.
     */
    @SqlQuery("""
            SELECT product_id
            FROM rollup_day
            WHERE day < :today
            GROUP BY product_id
            HAVING (array_agg(closed ORDER BY day DESC))[1] IS DISTINCT FROM sum(revision)
            ORDER BY product_id
            """)
    List<Integer> productsToClose(LocalDate today);

    /** The first day of a product; empty if it has none. */
    @SqlQuery("SELECT min(day) FROM rollup_day WHERE product_id = :productId")
    Optional<LocalDate> first(int productId);

    /** The first day of a product, before {@code today}, that is not closed; empty if all are. */
    @SqlQuery("""
            SELECT min(day)
            FROM (
                SELECT day, closed, sum(revision) OVER (ORDER BY day) AS all_revisions
                FROM rollup_day
                WHERE product_id = :productId
            ) AS known
            WHERE day < :today AND closed IS DISTINCT FROM all_revisions
            """)
    Optional<LocalDate> firstToClose(int productId, LocalDate today);

    /** The first day on which each value of a field was reported, up to a day. */
    @SqlQuery("""
            SELECT value, min(day) AS day
            FROM rollup
            WHERE product_id = :productId AND field = :field AND day <= :to
            GROUP BY value
            """)
    @RegisterConstructorMapper(FirstDay.class)
    List<FirstDay> firstDays(int productId, String field, LocalDate to);

    /** Notes that the bitmaps of a day changed. */
    @SqlUpdate("""
            INSERT INTO rollup_day AS d (product_id, day, revision)
            VALUES (:productId, :day, 1)
            ON CONFLICT (product_id, day) DO UPDATE SET revision = d.revision + 1
            """)
    void changed(int productId, LocalDate day);

    /** Makes all days of a product known from its first to {@code last}, also those on which no instance reported. */
    @SqlUpdate("""
            INSERT INTO rollup_day (product_id, day, revision)
            SELECT :productId, CAST(each AS date), 0
            FROM generate_series(
                (SELECT min(day) FROM rollup_day WHERE product_id = :productId), CAST(:last AS date), interval '1 day') AS each
            ON CONFLICT (product_id, day) DO NOTHING
            """)
    int know(int productId, LocalDate last);

    /** The same for all products. */
    @SqlUpdate("""
            INSERT INTO rollup_day (product_id, day, revision)
            SELECT known.product_id, CAST(each AS date), 0
            FROM (SELECT product_id, max(day) AS day FROM rollup_day GROUP BY product_id) AS known,
                 generate_series(known.day, CAST(:last AS date), interval '1 day') AS each
            ON CONFLICT (product_id, day) DO NOTHING
            """)
    int knowAll(LocalDate last);

    /** The sum of the revisions of all days up to a day. */
    @SqlQuery("SELECT CAST(sum(revision) AS bigint) FROM rollup_day WHERE product_id = :productId AND day <= :day")
    long revision(int productId, LocalDate day);

    /** Notes that a day is closed. */
    @SqlUpdate("UPDATE rollup_day SET closed = :revision WHERE product_id = :productId AND day = :day")
    void close(int productId, LocalDate day, long revision);

    /** The first day on which a value was reported. */
    record FirstDay(String value, LocalDate day) {}

    /**
     * A day of a product.
     *
     * @param revision grows with every change of the day's bitmaps; 0 for a day on which no instance reported
     * @param isClosed whether it was closed after the last change of its bitmaps and of those of the days before
     */
    record RollupDay(LocalDate day, long revision, boolean isClosed) {}
}
