package rollcall.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;
import rollcall.store.BoundedTransactions;
import rollcall.store.DatabaseProblem;
import rollcall.store.DatabaseUrl;

/**
 * Connections to a PostgreSQL, or to a pooler before it that gives every transaction another session. Therefore no setting of a session is relied
 * on, and no statement is prepared under a name, unless the URL asks for it (prepareThreshold).
 */
final class DataSources {
    private static final int POOL_SIZE = 16;

    /** How the URL asks for statements with names. */
    private static final Pattern NAMED_STATEMENTS = Pattern.compile("[?&]prepareThreshold=");

    /**
     * Seconds after which the driver cancels a statement: nobody waits longer for a page. Transactions have limits of their own, see
     * {@link BoundedTransactions}.
     */
    private static final int QUERY_TIMEOUT = 60;

    /**
     * The driver's own log, which is switched off because it quotes URLs that it does not understand. The field keeps it: the log manager holds
     * loggers weakly.
     */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    static {
        DRIVER.setLevel(Level.OFF);
    }

    private DataSources() {}

    /** Opens a new connection for each caller, without a time limit for statements. */
    static PGSimpleDataSource single(DatabaseUrl url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        // The driver lets what is set here win over the URL.
        if (!NAMED_STATEMENTS.matcher(url.jdbc()).find()) {
            source.setPrepareThreshold(0);
        }
        // Otherwise the driver would set the name in a statement of its own after the start of the session.
        source.setAssumeMinServerVersion("15");
        source.setConnectTimeout(3);
        // Of several hosts, one that was a standby a moment ago may be the primary now.
        source.setHostRecheckSeconds(1);
        setUrl(source, url);
        if (url.user() != null) {
            source.setUser(url.user());
        }
        if (url.password() != null) {
            source.setPassword(url.password());
        }
        source.setApplicationName("rollcall");
        // Keeps the values of rows out of error messages, from where they would reach the log.
        source.setLogServerErrorDetail(false);
        return source;
    }

    /** Lets new connections fail that do not answer within a second. */
    static void hurry(PGSimpleDataSource source) {
        source.setConnectTimeout(1);
        source.setSocketTimeout(1);
        source.setLoginTimeout(1);
    }

    /**
     * @param name of the pool in the metrics
     * @param idle how many connections it keeps open at least; with 0 it does not go on trying while nobody needs one
     */
    static HikariDataSource pool(DatabaseUrl url, String name, int idle) {
        PGSimpleDataSource source = single(url);
        source.setTcpKeepAlive(true);
        source.setSocketTimeout(90);
        source.setQueryTimeout(QUERY_TIMEOUT);
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(idle);
        config.setConnectionTimeout(3_000);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static void setUrl(PGSimpleDataSource source, DatabaseUrl url) {
        try {
            source.setUrl(url.jdbc());
        } catch (RuntimeException e) {
            // The cause is left out because it quotes the URL.
            throw new DatabaseProblem("the database URL has a part that the driver does not understand");
        }
    }
}
