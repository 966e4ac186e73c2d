package rollcall.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;
import rollcall.store.DatabaseProblem;
import rollcall.store.DatabaseUrl;

/**
 * Connections to a PostgreSQL, or to a pooler before it that gives every transaction another session: nothing that is said to a session is
 * counted on, and no statement is prepared in one under a name, unless the URL says otherwise (prepareThreshold).
 */
final class DataSources {
    private static final int POOL_SIZE = 16;

    /** Seconds: longer than a page is worth. The driver cancels; transactions have limits of their own, see {@link BoundedTransactions}. */
    private static final int QUERY_TIMEOUT = 60;

    /** Kept, because the log's manager does not. The driver's own log quotes URLs that it does not understand. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    static {
        DRIVER.setLevel(Level.OFF);
    }

    private DataSources() {}

    /** A connection of its own for everybody who asks; without a time limit for statements. */
    static PGSimpleDataSource single(DatabaseUrl url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setPrepareThreshold(0);
        // Else the driver would say to the session afterwards what it can say at the start.
        source.setAssumeMinServerVersion("15");
        source.setConnectTimeout(3);
        setUrl(source, url);
        if (url.user() != null) {
            source.setUser(url.user());
        }
        if (url.password() != null) {
            source.setPassword(url.password());
        }
        source.setApplicationName("rollcall");
        // Rows' values do not belong into error messages, from where they would reach the log.
        source.setLogServerErrorDetail(false);
        return source;
    }

    static HikariDataSource pool(DatabaseUrl url) {
        PGSimpleDataSource source = single(url);
        source.setTcpKeepAlive(true);
        source.setSocketTimeout(90);
        source.setQueryTimeout(QUERY_TIMEOUT);
        HikariConfig config = new HikariConfig();
        config.setPoolName("rollcall");
        config.setDataSource(source);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(3_000);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static void setUrl(PGSimpleDataSource source, DatabaseUrl url) {
        try {
            source.setUrl(url.jdbc());
        } catch (RuntimeException e) {
            // Without the cause: it quotes the URL.
            throw new DatabaseProblem("the database URL has a part that the driver does not understand");
        }
    }
}
