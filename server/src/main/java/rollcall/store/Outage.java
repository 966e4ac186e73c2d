package rollcall.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells an outage of the database, which a later attempt mends, from a failure that would come again each time. */
public final class Outage {
    /**
     * Classes of SQLSTATE: connection, transaction rolled back, out of resources, operator intervention (also a timeout), system error; and
     * single states: a lock was not available, and the database is read-only.
     */
    private static final List<String> STATES = List.of("08", "40", "53", "57", "58", "55P03", "25006");

    /** Classes of SQLSTATE: a value that the database cannot hold, that violates a constraint, or that exceeds a limit of the database. */
    private static final List<String> DATA = List.of("22", "23", "54");

    private static final int DEEPEST = 16;

    private Outage() {}

    /** Whether the failure, or a cause of it, is that the database is away, overloaded or unable to write. */
    public static boolean is(Throwable failure) {
        int depth = 0;
        for (Throwable each = failure; each != null && depth++ < DEEPEST; each = each.getCause()) {
            if (each instanceof ConnectionException || each instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the database rejected what was to be stored because of a value in it, so that it would reject the same again. */
    public static boolean isOfData(Throwable failure) {
        int depth = 0;
        for (Throwable each = failure; each != null && depth++ < DEEPEST; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                return begins(sql, DATA) && !isMissingPartition(sql);
            }
        }
        return false;
    }

    /** The database's code (SQLSTATE) for the failure; "none" if the failure is not the database's. */
    public static String state(Throwable failure) {
        int depth = 0;
        for (Throwable each = failure; each != null && depth++ < DEEPEST; each = each.getCause()) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "none";
    }

    /** The pool and the driver report some failures without a state. */
    private static boolean isOutage(SQLException e) {
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException
                || e.getSQLState() == null
                || begins(e, STATES);
    }

    /**
     * A failure with the state of a violated constraint that is none: PostgreSQL looked for a partition. A cluster passes on neither the place nor a
     * constraint's name, but the message of its node.
     */
    private static boolean isMissingPartition(SQLException e) {
        ServerErrorMessage said = e instanceof PSQLException of ? of.getServerErrorMessage() : null;
        return "23514".equals(e.getSQLState())
                && said != null
                && said.getConstraint() == null
                && ("ExecFindPartition".equals(said.getRoutine())
                        || String.valueOf(said.getMessage()).startsWith("no partition of relation"));
    }

    private static boolean begins(SQLException e, List<String> states) {
        return states.stream().anyMatch(String.valueOf(e.getSQLState())::startsWith);
    }
}
