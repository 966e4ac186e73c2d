package rollcall.store.sender;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.gate.KeptHeartbeat;
import rollcall.store.jdbc.KeptJson;

/** Table {@code sender_facts}: it has one row if a program reports facts to this Rollcall, otherwise none. */
@RegisterConstructorMapper(SenderFacts.class)
public interface SenderFactsDao {

    /**
     * Returns the stored facts; empty if no program reports facts to this Rollcall. Before the first report the row has an empty protocol
     * code.
     */
    @SqlQuery("""
            SELECT wire, version, CAST(kept AS text) AS kept, CAST(dropped AS text) AS dropped, put_at
            FROM sender_facts
            """)
    Optional<SenderFacts> find();

    /**
     * Replaces the stored facts.
     *
     * @param wire the code of the protocol by whose vocabulary the facts were judged
     * @param keptHeartbeat the permitted values
     * @param dropped the ignored fields, a JSON list that contains no values
     * @param now when the program reported the facts
     */
    default void put(String wire, KeptHeartbeat keptHeartbeat, String dropped, Instant now) {
        put(
                wire,
                keptHeartbeat.version() == null ? "" : keptHeartbeat.version(),
                KeptJson.of(keptHeartbeat),
                dropped,
                now);
    }

    /** Adds an empty row unless there is a row, because a program may report facts from now on. */
    @SqlUpdate("""
            INSERT INTO sender_facts (wire, version, kept, dropped, put_at)
            VALUES ('', '', '{}', '[]', :now)
            ON CONFLICT (only_one) DO NOTHING
            """)
    void begin(Instant now);

    /** Deletes the facts, because no program reports facts to this server. */
    @SqlUpdate("DELETE FROM sender_facts")
    void clear();

    /** Replaces the stored facts. Only {@link #put(String, KeptHeartbeat, String, Instant)} uses it. */
    @SqlUpdate("""
            INSERT INTO sender_facts (wire, version, kept, dropped, put_at)
            VALUES (:wire, :version, CAST(:kept AS json), CAST(:dropped AS json), :now)
            ON CONFLICT (only_one) DO UPDATE
            SET wire = EXCLUDED.wire, version = EXCLUDED.version, kept = EXCLUDED.kept, dropped = EXCLUDED.dropped,
                put_at = EXCLUDED.put_at
            """)
    void put(String wire, String version, String kept, String dropped, Instant now);
}
