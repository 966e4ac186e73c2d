package rollcall.store.checkup;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads settings, privileges and standbys from the database's catalogs. */
interface CheckupDao {
    /**
     * The settings that matter.
     *
     * @param version as a number: 150018 is 15.18
     * @param readOnly whether transactions of this user take no writes
     * @param commits synchronous_commit
     * @param standbyNames synchronous_standby_names; empty if no standby is waited for
     */
    record Configured(
            int version,
            String named,
            String encoding,
            boolean standby,
            boolean readOnly,
            boolean fsync,
            boolean fullPages,
            String commits,
            String standbyNames) {}

    /**
     * A standby that is connected.
     *
     * @param state streaming if all is well; empty if this user may not see it
     * @param sync sync, potential, quorum or async
     * @param bytes what it has not replayed yet; null if this user may not see it
     */
    record Standby(
            String name,
            String state,
            String sync,
            @Nullable Long bytes) {}

    @SqlQuery("""
            SELECT CAST(current_setting('server_version_num') AS int) AS version, current_setting('server_version') AS named,
                   current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby,
                   current_setting('transaction_read_only') = 'on' AS read_only, current_setting('fsync') = 'on' AS fsync,
                   current_setting('full_page_writes') = 'on' AS full_pages,
                   current_setting('synchronous_commit') AS commits,
                   current_setting('synchronous_standby_names') AS standby_names
            """)
    @RegisterConstructorMapper(Configured.class)
    Configured settings();

    /** Whether this user may make tables in the first schema of the search path. */
    @SqlQuery("""
            SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE') AND has_schema_privilege(current_schema(), 'USAGE'), false)
            """)
    boolean mayCreate();

    @SqlQuery("SELECT current_user")
    String user();

    /** Tables and sequences of the schema that this user may not change the definition of, some of them. */
    @SqlQuery("""
            SELECT c.relname
            FROM pg_class AS c
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'S') AND NOT pg_has_role(c.relowner, 'USAGE')
            ORDER BY c.relname
            LIMIT 4
            """)
    List<String> notOwned();

    /** Whether the schema has that table. */
    @SqlQuery("SELECT to_regclass(:table) IS NOT NULL")
    boolean has(String table);

    @SqlQuery("SELECT clock_timestamp()")
    Instant clock();

    @SqlQuery("SELECT pg_size_pretty(pg_database_size(current_database()))")
    String size();

    /** The standbys of a primary. */
    @SqlQuery("""
            SELECT coalesce(nullif(application_name, ''), 'without a name') AS name, coalesce(state, '') AS state,
                   coalesce(sync_state, '') AS sync,
                   CAST(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) AS bigint) AS bytes
            FROM pg_stat_replication
            ORDER BY name
            """)
    @RegisterConstructorMapper(Standby.class)
    List<Standby> standbys();
}
