package rollcall.store.instances;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code newcomer}: what a product's reports of one day had too much of. */
public interface NewcomerDao {
    /**
     * One row of table {@code newcomer}.
     *
     * @param admitted new names that were let in, a hash and an ordinal each, twelve bytes
     * @param confirmed how many more were let in because two instances sent them
     * @param seen what was not let in, in the same form
     */
    record Newcomer(byte[] admitted, int confirmed, byte[] seen) {}

    /** Of a product, a day of receipt and a kind of report. */
    @SqlQuery("""
            SELECT admitted, confirmed, seen
            FROM newcomer
            WHERE product_id = :productId AND received_on = :day AND kind = :kind
            """)
    @RegisterConstructorMapper(Newcomer.class)
    Optional<Newcomer> find(int productId, LocalDate day, String kind);

    /** Writes the row, in the place of the one that is there. */
    @SqlUpdate("""
            INSERT INTO newcomer (product_id, received_on, kind, admitted, confirmed, seen)
            VALUES (:productId, :day, :kind, :admitted, :confirmed, :seen)
            ON CONFLICT (product_id, received_on, kind)
            DO UPDATE SET admitted = excluded.admitted, confirmed = excluded.confirmed, seen = excluded.seen
            """)
    void put(int productId, LocalDate day, String kind, @BindMethods Newcomer row);

    /** Forgets all earlier days. */
    @SqlUpdate("DELETE FROM newcomer WHERE received_on < :day")
    void removeBefore(LocalDate day);
}
