package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.Wiring;
import rollcall.cli.CommandLineInterface;
import rollcall.store.DatabaseProblem;
import rollcall.store.DatabaseUrl;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** A database that cannot be used is told in one sentence that says what to do, and no password is in it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseProblemsTest {
    private static final String PASSWORD = "SECRETPW";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private record Said(int exit, String text) {}

    @ParameterizedTest
    @CsvSource({
        "postgres://plain:100%SECRETPW@127.0.0.1:5432/d, %25",
        "postgres://plain:SECRETPW%@127.0.0.1:5432/d, %25",
        "postgres://127.0.0.1:99999/d?user=plain&password=SECRETPW, port",
        "postgres://127.0.0.1:0/d?user=plain&password=SECRETPW, port",
        "postgres://plain:SECRETPW@127.0.0.1:5432/d%zz, %25",
        "postgres://plain:SECRETPW@x@127.0.0.1:5432/d, %40",
        "postgres://plain:12/SECRETPW@127.0.0.1/d, %2F",
        "postgres://plain:12?SECRETPW@127.0.0.1/d, %3F",
        "postgres://plain:12#SECRETPW@127.0.0.1/d, %23",
        "'postgres://plain:SECRETPW@a:5432,b:port/d', port",
        "postgres://plain:SECRETPW@::1/d, brackets",
        "mysql://plain:SECRETPW@127.0.0.1/d, postgres://"
    })
    void a_wrong_url_is_told_without_any_part_of_it(String url, String hint) {
        Said said = list(url);

        assertThat(said.exit).isEqualTo(1);
        assertThat(said.text.lines()).hasSize(1);
        assertThat(said.text).startsWith("rollcall: ").contains(hint).doesNotContain("SECRET", "plain", "99999");
    }

    @Test
    void no_malformed_url_shows_its_password() {
        String signs = "%@:/?#[]&=, ;+$!'\"\\\u00e9\u0001abc019";
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            StringBuilder url = new StringBuilder("postgres://plain:");
            noise(url, signs, random);
            url.append(PASSWORD);
            noise(url, signs, random);
            url.append("@127.0.0.1:1");
            noise(url, signs, random);
            Said said = seed % 20 == 0 ? list(url.toString()) : parse(url.toString());

            assertThat(said.text).as("seed " + seed).doesNotContain(PASSWORD, "this should not have happened");
        }
    }

    @Test
    void a_database_that_is_not_utf_8_is_refused() throws Exception {
        for (String encoding : List.of("LATIN1", "SQL_ASCII", "EUC_JP")) {
            String name = database(
                    "ENCODING '" + encoding + "' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER libc TEMPLATE template0");

            assertProblem(at(name), encoding, "UTF8", "CREATE DATABASE");
        }
    }

    @Test
    void no_right_to_create_tables_is_told_with_its_reason() throws Exception {
        String url = as(role(), database(""));

        assertProblem(url, "permission denied for schema public", "GRANT CREATE");
    }

    @Test
    void in_a_database_with_something_in_it_the_advice_works() throws Exception {
        String role = role();
        String name = database("OWNER " + role);
        execute(at(name), "CREATE FUNCTION public.x() RETURNS int LANGUAGE sql AS 'SELECT 1'");
        assertProblem(as(role, name), "something is in it", "CREATE SCHEMA rollcall AUTHORIZATION user");

        execute(at(name), "CREATE SCHEMA rollcall AUTHORIZATION " + role);
        execute(at(name), "ALTER ROLE " + role + " IN DATABASE " + name + " SET search_path = rollcall");

        open(as(role, name));
        open(as(role, name));
    }

    @Test
    void a_schema_of_a_newer_or_another_rollcall_is_refused() throws Exception {
        String url = TestDatabase.fresh();
        execute(
                url,
                "INSERT INTO flyway_schema_history SELECT installed_rank + 1000, '999', 'later', type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success FROM flyway_schema_history WHERE version = '1'");
        assertProblem(url, "newer Rollcall", "999");

        String changed = TestDatabase.fresh();
        execute(changed, "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '5'");
        assertProblem(changed, "migration 5", "another text");
    }

    @Test
    void an_empty_database_that_is_read_only_is_told() throws Exception {
        String role = role();
        String name = database("OWNER " + role);
        execute(at(name), "ALTER ROLE " + role + " SET default_transaction_read_only = on");

        assertProblem(as(role, name), "read-only", "primary");
    }

    @Test
    void who_is_not_let_in_is_told_why() throws Exception {
        String role = role();
        String name = database("OWNER " + role);
        assertProblem(as(role, name).replace(PASSWORD, "wrong"), "password authentication failed", "check the user");
        assertProblem(as(role, "no_such_database"), "does not exist", "CREATE DATABASE");
        assertProblem("postgres://plain:" + PASSWORD + "@127.0.0.1:1/d", "nobody listens there");
        assertProblem("postgres://plain:" + PASSWORD + "@no-such-host.invalid/d", "no such host");
        execute(at(name), "ALTER ROLE " + role + " CONNECTION LIMIT 0");
        assertProblem(as(role, name), "too many connections", "max_connections");
    }

    @Test
    void a_database_that_takes_no_writes_is_no_health() throws Exception {
        String url = TestDatabase.fresh();
        String name = url.replaceFirst(".*/", "");
        try (Wiring server = TestServer.start(Clock.systemUTC(), url)) {
            Visitor anybody = new Visitor(server);
            assertThat(anybody.get("/health").statusCode()).isEqualTo(200);

            execute(url, "ALTER DATABASE " + name + " SET default_transaction_read_only = on");
            TestSite.await(() -> anybody.get("/health").statusCode() == 503);

            execute(
                    url,
                    "BEGIN; SET TRANSACTION READ WRITE; ALTER DATABASE " + name
                            + " RESET default_transaction_read_only; COMMIT");
            TestSite.await(() -> anybody.get("/health").statusCode() == 200);
        }
    }

    private static void noise(StringBuilder url, String signs, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            url.append(signs.charAt(random.nextInt(signs.length())));
        }
    }

    private static void assertProblem(String url, String... words) {
        assertThatThrownBy(() -> open(url))
                .isInstanceOf(DatabaseProblem.class)
                .satisfies(problem ->
                        assertThat(problem.getMessage()).contains(words).doesNotContain(PASSWORD, "baseline", "\n"));
    }

    private static void open(String url) {
        Database.open(Optional.of(url), Path.of("target", "unused"), EmbeddedPostgres.Use.COMMAND)
                .close();
    }

    private static Said parse(String url) {
        try {
            DatabaseUrl.parse(url);
            return new Said(0, "");
        } catch (DatabaseProblem e) {
            return new Said(1, e.getMessage());
        }
    }

    private static Said list(String url) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            int exit = CommandLineInterface.run(new String[] {"product", "list", "--database-url", url}, Map.of());
            return new Said(exit, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static String role() throws Exception {
        String role = "plain_" + ProcessHandle.current().pid() + "_" + NAMES.incrementAndGet();
        execute(TestDatabase.fresh(), "CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'");
        return role;
    }

    private static String database(String options) throws Exception {
        String name = "problem_" + ProcessHandle.current().pid() + "_" + NAMES.incrementAndGet();
        execute(TestDatabase.fresh(), "CREATE DATABASE " + name + " " + options);
        return name;
    }

    private static String at(String database) {
        return TestDatabase.fresh().replaceFirst("[^/]*$", database);
    }

    private static String as(String role, String database) {
        return at(database).replaceFirst("//[^@]*@", "//" + role + ":" + PASSWORD + "@");
    }

    private static void execute(String databaseUrl, String sql) throws Exception {
        DatabaseUrl url = DatabaseUrl.parse(databaseUrl);
        try (Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
