package rollcall.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.instances.InstanceWindows;
import rollcall.store.jdbc.Transaction;
import rollcall.store.servers.ServerLeases;
import rollcall.support.TestDatabase;

/** Nothing of this server stays in the way of others for ever, and it uses up nothing that it cannot get back. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LimitsTest {
    private static final String LIMITS = """
            SELECT current_setting('lock_timeout') || ' ' || current_setting('statement_timeout') || ' '
                || current_setting('idle_in_transaction_session_timeout')
            """;

    private final String url = TestDatabase.fresh();
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(Optional.of(url), Path.of("unused"), EmbeddedPostgres.Use.COMMAND);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_commit_of_heartbeats_has_limits_and_its_session_has_none() throws Exception {
        String within = Transaction.run(
                database.dataSource(),
                connection -> {
                    InstanceWindows.known(connection, List.of());
                    return text(connection, LIMITS);
                },
                done -> true);

        assertThat(within).isEqualTo("10s 1min 1min");
        try (Connection afterwards = database.dataSource().getConnection()) {
            assertThat(text(afterwards, LIMITS)).isEqualTo("0 0 0");
        }
    }

    @Test
    void a_server_whose_session_ends_again_and_again_loses_no_connection_of_its_pool() throws Exception {
        try (ServerLeases serverLeases = ServerLeases.start(database.dataSource())) {
            for (int i = 0; i < 3; i++) {
                endSession(serverLeases.id());
                serverLeases.keepAlive();
            }

            assertThat(database.dataSource()
                            .unwrap(HikariDataSource.class)
                            .getHikariPoolMXBean()
                            .getActiveConnections())
                    .isEqualTo(1);
        }
    }

    private void endSession(int run) throws Exception {
        String holder = "FROM pg_locks WHERE locktype = 'advisory' AND classid = 7201 AND objid = " + run
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
        try (Connection connection = database.dataSource().getConnection()) {
            text(connection, "SELECT pg_terminate_backend(pid)::text " + holder);
            await(() -> text(connection, "SELECT count(*) " + holder).equals("0"));
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private static String text(Connection connection, String query) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
