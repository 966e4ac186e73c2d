package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.support.Launcher;
import rollcall.support.Launcher.Result;
import rollcall.support.MappedSite;
import rollcall.support.TestDatabase;

/** A small repository of another program, with its product file, samples of what it sends, and a script that checks them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProductFileCommandsTest {
    private static final String FIELD = """
              - name: %s
                kind: bucket
                bucket: counts
                title: %s
                description: How many it has.
                reason: Shows how large it is.
            """;

    @TempDir
    private Path repository;

    private final String database = TestDatabase.fresh();

    @Test
    void a_file_is_applied_once_and_a_second_time_nothing_changes() throws Exception {
        Path file = write("telemetry.yaml", file("users", "Users"));

        assertThat(run("product", "apply", file.toString(), "--dry-run").out())
                .isEqualTo(
                        "+ product shop, preset none\n+ users: kept from now on, as bucket counts\nNothing was changed.\n");
        assertThat(run("product", "list").out()).isEmpty();
        assertThat(run("product", "apply", file.toString()))
                .isEqualTo(new Result(
                        0, "+ product shop, preset none\n+ users: kept from now on, as bucket counts\n", ""));
        assertThat(run("product", "apply", file.toString()).out()).isEqualTo("Nothing to change.\n");

        Path exported = write("exported.yaml", run("product", "export", "shop").out());
        assertThat(run("product", "apply", exported.toString()).out()).isEqualTo("Nothing to change.\n");

        write("telemetry.yaml", file("seats", "Seats").replace("The shop", "Another name"));
        assertThat(run("product", "apply", file.toString()).out()).isEqualTo("""
                        ~ name: Another name
                        + seats: kept from now on, as bucket counts
                        - users: kept no longer; what was kept stays
                        """);
        assertThat(run("product", "list").out()).isEqualTo("shop\tnone\tAnother name\n");
        assertThat(run("product", "apply", file.toString()).out()).isEqualTo("Nothing to change.\n");
    }

    @Test
    void a_wrong_file_changes_nothing_and_is_told_with_its_place() throws Exception {
        Path file = write("telemetry.yaml", file("users", "Users").replace("kind: bucket", "kind: bukket"));

        Result wrong = run("product", "apply", file.toString());

        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err())
                .contains("telemetry.yaml:6:", "There is no such kind")
                .hasLineCount(1);
        assertThat(run("product", "list").out()).isEmpty();
        assertThat(run("product", "apply", repository.resolve("none.yaml").toString())
                        .err())
                .contains("none.yaml cannot be read");
        assertThat(run("product", "export", "shop").err()).contains("there is no product shop");
    }

    @Test
    void a_project_s_own_ci_fails_when_what_it_sends_its_document_and_its_fields_disagree() throws Exception {
        write("telemetry.yaml", file("users", "Users"));
        write("heartbeat.json", heartbeat("users"));
        write("TELEMETRY.md", here("product", "document", "telemetry.yaml").out());
        String[] check = {"product", "check", "telemetry.yaml", "heartbeat.json", "--document", "TELEMETRY.md"};
        assertThat(here(check)).isEqualTo(new Result(0, "", ""));

        write("heartbeat.json", heartbeat("seats"));
        assertThat(here(check))
                .isEqualTo(new Result(
                        1,
                        "heartbeat.json: seats: name not permitted\ntelemetry.yaml: no sample has the field users\n",
                        ""));
        write("telemetry.yaml", file("seats", "Seats"));
        assertThat(here(check).out()).contains("TELEMETRY.md: it is not what").hasLineCount(1);
        assertThat(here("product", "schema", "telemetry.yaml").out()).contains("\"seats\"");
    }

    @Test
    void an_example_with_a_mapping_is_applied_exported_and_checked_against_what_its_sender_posts() throws Exception {
        Path example =
                write("example.yaml", run("product", "example", "syncthing").out());
        String line = "+ mapping: other senders' reports are read by it from now on\n";

        assertThat(run("product", "apply", example.toString(), "--dry-run").out())
                .contains(line);
        assertThat(run("product", "apply", example.toString()).out()).contains(line);
        Path exported = write(
                "exported.yaml", run("product", "export", "syncthing-example").out());
        assertThat(run("product", "apply", exported.toString()).out()).isEqualTo("Nothing to change.\n");
        write("sample.json", MappedSite.body("syncthing.json"));
        assertThat(here("product", "check", "example.yaml", "sample.json")).isEqualTo(new Result(0, "", ""));

        write("sample.json", "{\"uniqueID\":\"a\",\"version\":\"1.2.3\",\"numFolders\":\"many\"}");
        assertThat(here("product", "check", "example.yaml", "sample.json", "--partial")
                        .out())
                .isEqualTo("sample.json: folders: value not permitted\n");
        write("exported.yaml", Files.readString(exported).replaceFirst("(?s)\nmapping:.*", "\n"));
        assertThat(run("product", "apply", exported.toString()).out())
                .isEqualTo("- mapping: other senders' reports are rejected from now on\n");
        assertThat(run("product", "example", "nothing").err()).contains("there is no example nothing");
    }

    private static String file(String name, String title) {
        return "product: shop\nname: The shop\npreset: none\nfields:\n" + FIELD.formatted(name, title);
    }

    private static String heartbeat(String field) {
        return "{\"schema_version\":\"1\",\"instance_id\":\"5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10\",\"metrics\":{\""
                + field + "\":37}}";
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(repository.resolve(name), text);
    }

    /** Runs a command that needs no database; files are named by their paths in the repository, as the answers name them. */
    private Result here(String... arguments) throws Exception {
        String at = repository + "/";
        String[] named = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            named[i] = arguments[i].contains(".") ? at + arguments[i] : arguments[i];
        }
        Result result = Launcher.run(named);
        return new Result(result.exit(), result.out().replace(at, ""), result.err());
    }

    private Result run(String... arguments) throws Exception {
        return Launcher.run(Map.of("ROLLCALL_DATABASE_URL", database), "", arguments);
    }
}
