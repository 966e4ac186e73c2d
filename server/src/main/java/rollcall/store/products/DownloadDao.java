package rollcall.store.products;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code download_counts}: how often products were downloaded. */
public interface DownloadDao {
    /** Where the counts of a product come from; empty if it has none. */
    @SqlQuery("SELECT span, created_by, created_at FROM download_counts WHERE product_id = :productId")
    @RegisterConstructorMapper(SourceRow.class)
    Optional<SourceRow> source(int productId);

    /** The counts of a product, oldest first. */
    @SqlQuery("""
            SELECT counted.day, counted.downloads
            FROM download_counts, unnest(first_days, download_counts.downloads) AS counted (day, downloads)
            WHERE product_id = :productId
            ORDER BY counted.day
            """)
    @RegisterConstructorMapper(CountRow.class)
    List<CountRow> counts(int productId);

    /** Replaces the counts of a product. */
    @SqlUpdate("""
            INSERT INTO download_counts (product_id, span, first_days, downloads, created_by, created_at)
            VALUES (:productId, :span, :firstDays, :downloads, :by, :now)
            ON CONFLICT (product_id) DO UPDATE
            SET span = EXCLUDED.span, first_days = EXCLUDED.first_days, downloads = EXCLUDED.downloads,
                created_by = EXCLUDED.created_by, created_at = EXCLUDED.created_at
            """)
    void replace(int productId, int span, List<LocalDate> firstDays, List<Long> downloads, String by, Instant now);

    /** Removes the counts of a product; 0 if it has none. */
    @SqlUpdate("DELETE FROM download_counts WHERE product_id = :productId")
    int remove(int productId);

    /**
     * A file.
     *
     * @param span the days of a count: 1 or 7
     * @param createdBy the address of the account that uploaded it
     */
    record SourceRow(int span, String createdBy, Instant createdAt) {}

    /** @param day the first UTC day of the count */
    record CountRow(LocalDate day, long downloads) {}
}
