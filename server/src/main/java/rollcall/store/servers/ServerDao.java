package rollcall.store.servers;

import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The database system itself. */
public interface ServerDao {
    /** The version with what its packager added: {@code 16.4 (Debian 16.4-1)}. */
    @SqlQuery("SHOW server_version")
    String version();

    /** Whether tables may be spread over several servers. */
    @SqlQuery("""
            SELECT EXISTS (SELECT
                           FROM pg_extension
                           WHERE extname = 'citus')
            """)
    boolean citus();
}
