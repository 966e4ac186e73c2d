package rollcall.store.rollups;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * Tells whether what the coordinator of a cluster shows as committed is to be seen on its nodes as well. A transaction is committed on the
 * coordinator first; on a node it is prepared until then, and its rows are seen a moment later, or minutes later if the node crashed in between.
 */
public final class NodeCommits {
    /** How often to look, and the pause between: a second in all. */
    private static final int TRIES = 20;

    private static final int PAUSE_MILLIS = 50;

    private static final String AWAY = "away";

    private final PreparedDao database;

    NodeCommits(PreparedDao database) {
        this.database = database;
    }

    /**
     * Whether all rows that belong to what this transaction has read from tables of the coordinator are to be seen. On one server they are at once;
     * on a cluster it waits a second at most for the transactions that were prepared when it was asked.
     */
    public boolean areSeen() {
        if (!database.isCluster()) {
            return true;
        }
        Set<String> open = prepared();
        for (int tries = 1; tries < TRIES && !open.isEmpty() && !open.contains(AWAY); tries++) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            Set<String> still = prepared();
            open.removeIf(one -> !still.contains(one) && !still.contains(AWAY));
        }
        return open.isEmpty();
    }

    /** The transactions that are prepared, each with its node, and {@link #AWAY} if a node does not answer, which may have others. */
    private Set<String> prepared() {
        Set<String> prepared = new HashSet<>();
        for (String node : database.prepared()) {
            String[] words = node.strip().split(" ");
            for (int i = 1; i < words.length; i++) {
                prepared.add(words[i].equals(AWAY) ? AWAY : words[0] + " " + words[i]);
            }
        }
        return prepared;
    }

    interface PreparedDao {
        @SqlQuery("SELECT to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL")
        boolean isCluster();

        /** A text for each node: its name and the identifiers of its prepared transactions, with blanks between them. */
        @SqlQuery("""
                SELECT nodename || ':' || nodeport || ' ' || CASE WHEN success THEN result ELSE 'away' END
                FROM run_command_on_workers(
                    'SELECT coalesce(string_agg(gid, '' '' ORDER BY gid), '''') FROM pg_prepared_xacts WHERE database = current_database()')
                """)
        List<String> prepared();
    }
}
