package rollcall.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.postgresql.util.PSQLException;

/** Tells a database that cannot do what it is asked now, which a later try mends, from a failure that would come again each time. */
public final class Outage {
    /**
     * Classes of SQLSTATE: connection, transaction rolled back, out of resources, operator's doing (also a timeout), system error; and
     * single states: a lock that was not to be had, and a database that is read-only.
     */
    private static final List<String> STATES = List.of("08", "40", "53", "57", "58", "55P03", "25006");

    /** Classes of SQLSTATE: a value that the database cannot hold, one that breaks a rule of its table, and one beyond a limit of its own. */
    private static final List<String> DATA = List.of("22", "23", "54");

    private static final int DEEPEST = 16;

    private Outage() {}

    /** Whether the failure, or a cause of it, is the database's being away, overloaded or unable to write. */
    public static boolean is(Throwable failure) {
        int depth = 0;
        for (Throwable each = failure; each != null && depth++ < DEEPEST; each = each.getCause()) {
            if (each instanceof ConnectionException || each instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the database refused what was to be stored because of a value in it: the same would be refused again. */
    public static boolean isOfData(Throwable failure) {
        int depth = 0;
        for (Throwable each = failure; each != null && depth++ < DEEPEST; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                return begins(sql, DATA) && !isMissingPartition(sql);
            }
        }
        return false;
    }

    /** The database's code (SQLSTATE) for the failure; "none" if it is none of the database's. */
    public static String state(Throwable failure) {
        int depth = 0;
        for (Throwable each = failure; each != null && depth++ < DEEPEST; each = each.getCause()) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "none";
    }

    /** The pool and the driver have no state for some of theirs. */
    private static boolean isOutage(SQLException e) {
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException
                || e.getSQLState() == null
                || begins(e, STATES);
    }

    /** Has the state of a broken rule, but names none. */
    private static boolean isMissingPartition(SQLException e) {
        return "23514".equals(e.getSQLState())
                && e instanceof PSQLException of
                && of.getServerErrorMessage() != null
                && of.getServerErrorMessage().getConstraint() == null;
    }

    private static boolean begins(SQLException e, List<String> states) {
        return states.stream().anyMatch(String.valueOf(e.getSQLState())::startsWith);
    }
}
