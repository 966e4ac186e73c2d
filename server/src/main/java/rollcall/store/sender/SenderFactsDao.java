package rollcall.store.sender;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.gate.KeptHeartbeat;
import rollcall.store.jdbc.KeptJson;

/** Table {@code sender_facts}: one row. */
@RegisterConstructorMapper(SenderFactsDao.SenderFacts.class)
public interface SenderFactsDao {
    /**
     * The facts that the program beside this one last reported.
     *
     * @param wire the code of the protocol by whose vocabulary they were judged
     * @param version the version of the program; empty if it is not known
     * @param kept kept values by field name, a JSON object
     * @param dropped what was not kept, a JSON list of objects with {@code name}, {@code kind} and {@code reason}
     */
    record SenderFacts(String wire, String version, String kept, String dropped, Instant putAt) {}

    @SqlQuery("""
            SELECT wire, version, CAST(kept AS text) AS kept, CAST(dropped AS text) AS dropped, put_at
            FROM sender_facts
            """)
    Optional<SenderFacts> find();

    /**
     * Replaces what was there.
     *
     * @param dropped a JSON list, names and reasons alone
     */
    default void put(String wire, KeptHeartbeat keptHeartbeat, String dropped, Instant now) {
        put(
                wire,
                keptHeartbeat.version() == null ? "" : keptHeartbeat.version(),
                KeptJson.of(keptHeartbeat),
                dropped,
                now);
    }

    /** From now on there may be facts, although none were told yet. */
    @SqlUpdate("""
            INSERT INTO sender_facts (wire, version, kept, dropped, put_at)
            VALUES ('', '', '{}', '[]', :now)
            ON CONFLICT (only_one) DO NOTHING
            """)
    void begin(Instant now);

    /** There are none any more, and none are expected. */
    @SqlUpdate("DELETE FROM sender_facts")
    void clear();

    /** For {@link #put(String, Kept, String, Instant)} alone. */
    @SqlUpdate("""
            INSERT INTO sender_facts (wire, version, kept, dropped, put_at)
            VALUES (:wire, :version, CAST(:kept AS json), CAST(:dropped AS json), :now)
            ON CONFLICT (only_one) DO UPDATE
            SET wire = EXCLUDED.wire, version = EXCLUDED.version, kept = EXCLUDED.kept, dropped = EXCLUDED.dropped,
                put_at = EXCLUDED.put_at
            """)
    void put(String wire, String version, String kept, String dropped, Instant now);
}
