package rollcall.store.rollups;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Table {@code rollup_day}: which days of a product have bitmaps, and which of them are closed. */
public interface RollupDayDao {
    /** The days of a product, oldest first. */
    @SqlQuery("""
            SELECT day, revision, closed IS NOT DISTINCT FROM sum(revision) OVER (ORDER BY day) AS is_closed, derived,
                   arrivals_of
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

    /** The products that have a day without the series that an earlier version did not write. */
    @SqlQuery("SELECT DISTINCT product_id FROM rollup_day WHERE NOT derived ORDER BY product_id")
    List<Integer> productsToDerive();

    /** The last such day of a product; empty if it has none. */
    @SqlQuery("SELECT max(day) FROM rollup_day WHERE product_id = :productId AND NOT derived")
    Optional<LocalDate> lastToDerive(int productId);

    /** Notes that a day has these series now, so that its bitmaps changed. */
    @SqlUpdate("""
            UPDATE rollup_day SET derived = true, revision = revision + 1
            WHERE product_id = :productId AND day = :day
            """)
    void derived(int productId, LocalDate day);

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

    /**
     * Notes that a day is closed.
     *
     * @param arrivalsOf the field whose rows are written to table {@code arrival}
     */
    @SqlUpdate("""
            UPDATE rollup_day SET closed = :revision, closed_at = :now, arrivals_of = :arrivalsOf
            WHERE product_id = :productId AND day = :day
            """)
    void close(int productId, LocalDate day, long revision, Instant now, String arrivalsOf);

    /**
     * How far the days before {@code today} are closed, by product.
     *
     * @param since days that were closed from then on are counted as recent
     */
    @SqlQuery("""
            SELECT product_id, min(day) AS first, max(day) AS last, min(day) FILTER (WHERE NOT is_closed) AS next,
                   max(closed_at) AS closed_at, count(*) FILTER (WHERE closed_at >= :since) AS recent,
                   min(closed_at) FILTER (WHERE closed_at >= :since) AS recent_from
            FROM (
                SELECT product_id, day, closed_at,
                       closed IS NOT DISTINCT FROM sum(revision) OVER (PARTITION BY product_id ORDER BY day) AS is_closed
                FROM rollup_day
                WHERE day < :today
            ) AS known
            GROUP BY product_id
            ORDER BY product_id
            """)
    @RegisterConstructorMapper(Closing.class)
    List<Closing> closings(LocalDate today, Instant since);

    /**
     * How far the days of a product are closed that are over.
     *
     * @param first its first day
     * @param last the last known day
     * @param next the first day that is not closed; null if all are
     * @param closedAt when a day was last closed; null if not since this is noted
     * @param recent how many days were closed recently
     * @param recentFrom when the first of these was closed; null if none was
     */
    record Closing(
            int productId,
            LocalDate first,
            LocalDate last,
            @Nullable LocalDate next,
            @Nullable Instant closedAt,
            int recent,
            @Nullable Instant recentFrom) {}

    /** The first day on which a value was reported. */
    record FirstDay(String value, LocalDate day) {}

    /**
     * A day of a product.
     *
     * @param revision grows with every change of the day's bitmaps; 0 for a day on which no instance reported
     * @param isClosed whether it was closed after the last change of its bitmaps and of those of the days before
     * @param derived whether it has the series that an earlier version did not write
     * @param arrivalsOf the field whose rows of table {@code arrival} were written when it was closed; null if none were
     */
    record RollupDay(
            LocalDate day,
            long revision,
            boolean isClosed,
            boolean derived,
            @Nullable String arrivalsOf) {}
}
