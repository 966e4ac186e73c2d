package rollcall.store.compression;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import rollcall.store.jdbc.Locks;

/** Table {@code compression_dictionary}. */
public interface DictionaryDao {
    /**
     * A product and its dictionary.
     *
     * @param dictionaryId by which new rows are compressed; null for none
     * @param due whether it is time to look for a better one: an hour after the last look in its first day, later a day after it
     */
    record OfProduct(int productId, Integer dictionaryId, boolean due) {}

    /** Every product with its dictionary. */
    @SqlQuery("""
            SELECT p.product_id, d.dictionary_id,
                   coalesce(d.checked_at < now() - CASE WHEN d.made_at > now() - interval '1 day'
                                                        THEN interval '1 hour' ELSE interval '1 day' END, true) AS due
            FROM product AS p
            LEFT JOIN compression_dictionary AS d ON d.product_id = p.product_id AND d.replaced_at IS NULL
            ORDER BY p.product_id
            """)
    @RegisterConstructorMapper(OfProduct.class)
    List<OfProduct> products();

    /** By which new rows of a product are compressed. */
    record Current(int dictionaryId, byte[] dictionary) {}

    /** For {@link #current}. */
    @SqlQuery("""
            SELECT dictionary_id, dictionary FROM compression_dictionary WHERE product_id = :productId AND replaced_at IS NULL
            """)
    @RegisterConstructorMapper(Current.class)
    Optional<Current> currentRow(int productId);

    /** By which new rows of a product are compressed; {@link Dictionary#NONE} if it has no dictionary. */
    default Dictionary current(int productId) {
        return currentRow(productId)
                .map(row -> Dictionary.of(row.dictionaryId(), row.dictionary()))
                .orElse(Dictionary.NONE);
    }

    /** Makes this the dictionary of a product; returns its number. */
    @Transaction
    default int replace(int productId, byte[] dictionary) {
        retire(productId);
        return add(productId, dictionary);
    }

    /** For {@link #replace} alone. */
    @SqlUpdate("""
            UPDATE compression_dictionary SET replaced_at = now() WHERE product_id = :productId AND replaced_at IS NULL
            """)
    void retire(int productId);

    /** For {@link #replace} alone. */
    @SqlQuery("""
            INSERT INTO compression_dictionary (dictionary_id, product_id, dictionary)
            VALUES (CAST(1 + floor(random() * 2147483646) AS int), :productId, :dictionary)
            RETURNING dictionary_id
            """)
    int add(int productId, byte[] dictionary);

    /** Notes that a dictionary is good enough still. */
    @SqlUpdate("UPDATE compression_dictionary SET checked_at = now() WHERE dictionary_id = :dictionaryId")
    void checked(int dictionaryId);

    /** Waits until no other transaction makes or clears dictionaries of a product. Until this transaction ends, others wait. */
    default void lock(int productId) {
        lock(Locks.DICTIONARIES.number(), productId);
    }

    /** For {@link #lock(int)} alone. */
    @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock(:lock, :productId)")
    int lock(int lock, int productId);

    /** The numbers of all dictionaries of a product. */
    @SqlQuery("SELECT dictionary_id FROM compression_dictionary WHERE product_id = :productId")
    List<Integer> ofProduct(int productId);

    /** Demands that all rows that are compressed by the dictionaries of a product are compressed anew, without them; one other excepted. */
    @SqlUpdate("""
            UPDATE compression_dictionary
            SET cleared = true, replaced_at = coalesce(replaced_at, now())
            WHERE product_id = :productId AND dictionary_id <> :other
            """)
    void clear(int productId, int other);

    /** A dictionary without which all rows of its product are to be compressed anew. */
    record Cleared(int dictionaryId, int productId) {}

    /** The dictionaries that are cleared, and were replaced at least so many seconds ago. */
    @SqlQuery("""
            SELECT dictionary_id, product_id
            FROM compression_dictionary
            WHERE cleared AND replaced_at < now() - CAST(:seconds AS int) * interval '1 second'
            ORDER BY dictionary_id
            """)
    @RegisterConstructorMapper(Cleared.class)
    List<Cleared> cleared(int seconds);

    /** Deletes a dictionary by which no row is compressed. */
    @SqlUpdate("DELETE FROM compression_dictionary WHERE dictionary_id = :dictionaryId")
    void delete(int dictionaryId);

    /** Deletes the dictionaries that were replaced before that UTC day began: all rows that were compressed by them are of earlier days. */
    @SqlUpdate("DELETE FROM compression_dictionary WHERE replaced_at < CAST(:day AS timestamp) AT TIME ZONE 'UTC'")
    int deleteReplacedBefore(LocalDate day);
}
