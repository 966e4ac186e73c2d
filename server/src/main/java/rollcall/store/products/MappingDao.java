package rollcall.store.products;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code mapping}: how products read the bodies of senders that know nothing of Rollcall. */
public interface MappingDao {
    @SqlQuery("""
            SELECT definition, version, saved_by, saved_at
            FROM mapping
            WHERE product_id = :productId
            """)
    @RegisterConstructorMapper(MappingRow.class)
    Optional<MappingRow> find(int productId);

    /** Saves a definition in the place of that version; returns 0 if there is another version now. Version 0 stands for no row. */
    @SqlUpdate("""
            INSERT INTO mapping (product_id, definition, version, saved_by, saved_at)
            SELECT :productId, :definition, 1, :by, :now
            WHERE :version = 0 OR EXISTS (SELECT 1 FROM mapping WHERE product_id = :productId)
            ON CONFLICT (product_id) DO UPDATE SET
                definition = excluded.definition,
                version = mapping.version + 1,
                saved_by = excluded.saved_by,
                saved_at = excluded.saved_at
            WHERE mapping.version = :version
            """)
    int save(int productId, String definition, int version, String by, Instant now);

    /**
     * A saved definition.
     *
     * @param definition in YAML; empty if it was taken away
     * @param version how often it was saved
     * @param savedBy the address of the account that saved it
     */
    record MappingRow(String definition, int version, String savedBy, Instant savedAt) {}
}
