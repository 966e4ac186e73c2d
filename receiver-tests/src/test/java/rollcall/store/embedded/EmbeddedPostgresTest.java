package rollcall.store.embedded;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.report.Product;
import rollcall.store.DatabaseUrl;
import rollcall.store.database.Database;
import rollcall.store.products.ProductDao;
import rollcall.support.Launcher;
import rollcall.support.ServerProcess;

/** One data directory for all: whatever a test leaves behind there, the next one has to start from. */
@Tag("embedded")
class EmbeddedPostgresTest {
    @TempDir
    private static Path directory;

    private static Path data;

    @BeforeAll
    static void aProductIsKept() throws Exception {
        data = directory.resolve("data of rollcall");
        assertThat(Launcher.run("--data-dir", data.toString(), "product", "add", "kept", "--preset", "none")
                        .out())
                .isEqualTo("kept\n");
    }

    @Test
    void an_acknowledged_commit_is_on_the_disk() throws Exception {
        try (ServerProcess server = ServerProcess.start(data);
                Database database = open();
                Connection connection = database.dataSource().getConnection()) {
            assertThat(server.health()).isEqualTo(200);
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(connection, "full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void nobody_else_gets_in() throws Exception {
        try (ServerProcess server = ServerProcess.start(data);
                Database database = open();
                Connection connection = database.dataSource().getConnection()) {
            assertThat(server.health()).isEqualTo(200);
            assertThat(setting(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(connection, "unix_socket_directories")).isEmpty();
            assertThat(methods(connection)).containsOnly("scram-sha-256");
            DatabaseUrl guess = DatabaseUrl.parse(database.url().replaceFirst("//.*@", "//rollcall:guessed@"));
            assertThatThrownBy(() -> DriverManager.getConnection(guess.jdbc(), guess.user(), guess.password()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("postgres"))).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("postgres.password"))).isEqualTo("rw-------");
    }

    @Test
    void it_ends_with_the_server() throws Exception {
        ProcessHandle postmaster;
        try (ServerProcess server = ServerProcess.start(data)) {
            postmaster = server.postmaster();
            assertThat(postmaster.isAlive()).isTrue();
        }
        assertThat(postmaster.onExit()).succeedsWithin(ofSeconds(5));
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_killed_server_starts_again_and_leaves_one_database() throws Exception {
        ServerProcess killed = ServerProcess.start(data);
        ProcessHandle left = killed.postmaster();
        killed.kill();
        assertThat(left.isAlive()).isTrue();
        assertThat(products()).containsExactly("kept");
        assertThat(left.onExit()).succeedsWithin(ofSeconds(5));
    }

    @Test
    void a_killed_server_and_a_killed_database_start_again() throws Exception {
        ServerProcess killed = ServerProcess.start(data);
        ProcessHandle left = killed.postmaster();
        killed.kill();
        left.destroyForcibly();
        assertThat(products()).containsExactly("kept");
    }

    @Test
    void a_stale_process_number_that_is_somebody_elses_now_is_no_hindrance() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        Path stale = data.resolve("postgres/postmaster.pid");
        Files.writeString(
                stale, other.pid() + "\n" + data.resolve("postgres") + "\n1\n5432\n\n127.0.0.1\n  1 1\nready\n");
        assertThat(products()).containsExactly("kept");
        assertThat(other.isAlive()).isTrue();
        other.destroy();
    }

    @Test
    void a_killed_database_is_started_again_below_the_running_server() throws Exception {
        try (ServerProcess server = ServerProcess.start(data)) {
            ProcessHandle killed = server.postmaster();
            killed.destroyForcibly();
            assertThat(killed.onExit()).succeedsWithin(ofSeconds(5));
            ServerProcess.await("a healthy server", () -> server.health() == 200);
            assertThat(server.postmaster().pid()).isNotEqualTo(killed.pid());
            assertThat(products()).containsExactly("kept");
        }
    }

    @Test
    void a_second_server_on_the_same_data_is_refused_in_one_line() throws Exception {
        try (ServerProcess server = ServerProcess.start(data)) {
            Launcher.Result second = Launcher.run("--port", "0", "--data-dir", data.toString());
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err())
                    .isEqualTo("rollcall: another server is running on the data directory " + data.toRealPath() + "\n");
            assertThat(server.health()).isEqualTo(200);
        }
    }

    /** As a command does: over the running server's database, or over one that is started for it. */
    private static Database open() {
        return Database.open(Optional.empty(), data, EmbeddedPostgres.Use.COMMAND);
    }

    private static List<String> products() {
        try (Database database = open()) {
            return database.dao(ProductDao.class).all().stream()
                    .map(Product::slug)
                    .toList();
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<String> methods(Connection connection) throws SQLException {
        List<String> methods = new ArrayList<>();
        try (ResultSet row =
                connection.createStatement().executeQuery("SELECT DISTINCT auth_method FROM pg_hba_file_rules")) {
            while (row.next()) {
                methods.add(row.getString(1));
            }
        }
        return methods;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
