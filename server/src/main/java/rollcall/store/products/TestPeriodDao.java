package rollcall.store.products;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.store.instances.InstanceOrdinal;

/** Tables {@code test_period} and {@code cleared_ordinal}: when products were in test mode, and which of their instances are cleared away. */
public interface TestPeriodDao {
    /** Begins a period, or prolongs the one that lasts. */
    @SqlUpdate("""
            WITH lasting AS (
                UPDATE test_period
                SET ends_at = :endsAt
                WHERE product_id = :productId AND ends_at > :now
                RETURNING 1
            )
            INSERT INTO test_period (product_id, began_at, ends_at)
            SELECT :productId, :now, :endsAt
            WHERE NOT EXISTS (SELECT 1 FROM lasting)
            ON CONFLICT (product_id, began_at) DO UPDATE SET ends_at = excluded.ends_at
            """)
    void begin(int productId, Instant now, Instant endsAt);

    /** Ends the period that lasts, if there is one. */
    @SqlUpdate("UPDATE test_period SET ends_at = :now WHERE product_id = :productId AND ends_at > :now")
    void end(int productId, Instant now);

    /** All periods of a product, the newest first. */
    @SqlQuery("""
            SELECT began_at, ends_at
            FROM test_period
            WHERE product_id = :productId AND ends_at > began_at
            ORDER BY began_at DESC
            """)
    @RegisterConstructorMapper(Period.class)
    List<Period> periods(int productId);

    /** How many test instances a product has. */
    @SqlQuery("""
            SELECT count(DISTINCT i.ordinal)
            FROM test_period AS t
            JOIN instance AS i
              ON i.product_id = t.product_id AND i.first_seen_at >= t.began_at AND i.first_seen_at < t.ends_at
            WHERE t.product_id = :productId
            """)
    int count(int productId);

    /** At most so many test instances of a product. */
    @SqlQuery("""
            SELECT DISTINCT i.instance_id, i.ordinal
            FROM test_period AS t
            JOIN instance AS i
              ON i.product_id = t.product_id AND i.first_seen_at >= t.began_at AND i.first_seen_at < t.ends_at
            WHERE t.product_id = :productId
            ORDER BY i.ordinal
            LIMIT :most
            """)
    @RegisterConstructorMapper(InstanceOrdinal.class)
    List<InstanceOrdinal> instances(int productId, int most);

    /** Notes instances whose share in the rollups has to go. */
    @SqlBatch("""
            INSERT INTO cleared_ordinal (product_id, ordinal)
            VALUES (:productId, :ordinal)
            ON CONFLICT DO NOTHING
            """)
    void note(int productId, @BindMethods List<InstanceOrdinal> instances);

    /** The products with such instances. */
    @SqlQuery("SELECT DISTINCT product_id FROM cleared_ordinal ORDER BY product_id")
    List<Integer> noted();

    /**
     * The noted instances of a product that are forgotten: those that are still known were noted a moment ago, and their reports may still be
     * on their way into the rollups.
     */
    @SqlQuery("""
            SELECT ordinal
            FROM cleared_ordinal
            WHERE product_id = :productId
            EXCEPT
            SELECT ordinal
            FROM instance
            WHERE product_id = :productId
              AND ordinal IN (SELECT ordinal FROM cleared_ordinal WHERE product_id = :productId)
            """)
    List<Integer> forgotten(int productId);

    /** The share of these instances is gone. */
    @SqlUpdate("DELETE FROM cleared_ordinal WHERE product_id = :productId AND ordinal = ANY(:ordinals)")
    void gone(int productId, List<Integer> ordinals);

    /** A time in which a product was in test mode; the end is not part of it. */
    record Period(Instant beganAt, Instant endsAt) {
        /** Whether an instance that was first seen then is a test instance. */
        public boolean holds(Instant firstSeenAt) {
            return !firstSeenAt.isBefore(beganAt) && firstSeenAt.isBefore(endsAt);
        }
    }
}
