package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.support.Launcher;
import rollcall.support.Launcher.Result;
import rollcall.support.ServerProcess;

class CommandLineTest {
    private static final String KEY = "rc_[a-z0-9]{8}_[A-Za-z0-9_-]{43}\n";

    @TempDir
    private Path directory;

    @Test
    void commands_do_their_work_while_the_server_runs_and_when_it_does_not() throws Exception {
        assertThat(run("product", "add", "shop", "--preset", "none", "--name", "The shop")
                        .out())
                .isEqualTo("shop\n");
        assertThat(run("key", "issue", "shop", "--label", "first").out()).matches(KEY);
        try (ServerProcess server = ServerProcess.start(directory)) {
            assertThat(server.standardOutput()).contains("/setup/");
            assertThat(run("product", "list").out()).isEqualTo("shop\tnone\tThe shop\n");
            assertThat(run("product", "set", "shop").err()).contains("product set --help");
            assertThat(run("product", "set", "shop", "--service-instance-id-lasts"))
                    .isEqualTo(new Result(0, "", ""));
            assertThat(run("product", "list").out()).isEqualTo("shop\tnone\tThe shop\tservice-instance-id-lasts\n");
            assertThat(run("key", "issue", "shop").out()).matches(KEY);
            Result user = Launcher.run(
                    Map.of("ROLLCALL_DATA_DIR", directory.toString()),
                    "correct horse battery staple\n",
                    "user",
                    "add",
                    "Ann@example.org",
                    "--role",
                    "superuser");
            assertThat(user.out()).isEqualTo("ann@example.org\n");
        }
        List<String> keys = run("key", "list", "shop").out().lines().toList();
        assertThat(keys).hasSize(2).allMatch(key -> key.contains("\tvalid\t"));
        assertThat(run("key", "revoke", keys.get(0).substring(0, 8))).isEqualTo(new Result(0, "", ""));
        assertThat(run("key", "list", "shop").out()).contains("\trevoked 20");
    }

    @Test
    void commands_that_come_at_the_same_time_wait_for_each_other() {
        List<CompletableFuture<Result>> results = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String slug = "product-" + i;
            results.add(CompletableFuture.supplyAsync(() -> unchecked("product", "add", slug, "--preset", "none")));
        }
        results.forEach(result -> assertThat(result.join().exit()).isZero());
        assertThat(unchecked("product", "list").out().lines()).hasSize(2);
    }

    @Test
    void what_cannot_be_done_is_said_in_one_line() throws Exception {
        assertThat(Launcher.run("--database-url", "mysql://root:secret@db/x", "product", "list"))
                .satisfies(result -> assertThat(result.exit()).isEqualTo(1))
                .satisfies(result -> assertThat(result.err())
                        .startsWith("rollcall: the database URL is none of")
                        .hasLineCount(1)
                        .doesNotContain("secret"));
        assertThat(Launcher.run("--database-url", "postgres://127.0.0.1:1/x", "key", "list", "x"))
                .satisfies(result -> assertThat(result.exit()).isEqualTo(1))
                .satisfies(result -> assertThat(result.err())
                        .startsWith("rollcall: no database at 127.0.0.1:1")
                        .hasLineCount(1));
    }

    @Test
    void misspelt_options_and_variables_are_refused_by_name() throws Exception {
        Result option = Launcher.run("serve", "--prot", "9000");
        assertThat(option.exit()).isEqualTo(2);
        assertThat(option.err()).contains("'--prot'");
        Result variable = Launcher.run(Map.of("ROLLCALL_PROT", "9000"), "", "product", "list");
        assertThat(variable.exit()).isEqualTo(2);
        assertThat(variable.err()).contains("ROLLCALL_PROT");
        Result value = Launcher.run(Map.of("ROLLCALL_PORT", "many"), "");
        assertThat(value.exit()).isEqualTo(2);
        assertThat(value.err()).contains("--port", "many");
        Result proxies = Launcher.run("--trusted-proxies", "10.0.0.0/33");
        assertThat(proxies.exit()).isEqualTo(2);
        assertThat(proxies.err()).contains("--trusted-proxies takes addresses and networks");
        assertThat(Launcher.run("--port", "9000", "product", "list").exit()).isEqualTo(2);
        assertThat(Launcher.run("--port", "65536").exit()).isEqualTo(2);
    }

    @Test
    void every_command_explains_itself() throws Exception {
        assertThat(Launcher.run("--help").out())
                .contains("--agent-program", "DO_NOT_TRACK (set, and not to 0) and CI (set, and not to 0 or false)");
        for (String command : List.of(
                "serve",
                "product add",
                "product set",
                "product apply",
                "product check",
                "key issue",
                "user add",
                "user password",
                "export heartbeats",
                "export events",
                "database url")) {
            List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
            arguments.add("--help");
            Result help = Launcher.run(arguments.toArray(String[]::new));
            assertThat(help.exit()).isZero();
            assertThat(help.out()).startsWith("Usage: server/run").contains("--data-dir");
        }
    }

    @Test
    void the_launcher_works_through_a_link_and_from_anywhere() throws Exception {
        Path link = Files.createSymbolicLink(
                directory.resolve("rollcall"),
                Path.of(System.getProperty("basedir", "."))
                        .resolve("../server/run")
                        .toRealPath());
        Process process = new ProcessBuilder(link.toString(), "--version")
                .directory(directory.toFile())
                .start();
        assertThat(process.inputReader().readLine()).startsWith("Rollcall ");
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        return Launcher.run(Map.of("ROLLCALL_DATA_DIR", directory.toString()), "", arguments);
    }

    private Result unchecked(String... arguments) {
        try {
            return run(arguments);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
