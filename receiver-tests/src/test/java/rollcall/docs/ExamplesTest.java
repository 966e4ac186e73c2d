package rollcall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.support.ServerProcess;

/** The examples of what people read, run as they stand there, do what it says they do. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExamplesTest {
    @TempDir
    Path directory;

    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(directory.resolve("data"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_examples_for_a_program_of_one_s_own_work_as_pasted() throws Exception {
        Document own = Document.chapter("own-format");
        String first = Document.readme().example("sh", "server/run product add myprogram");
        assertThat(own.example("sh", "server/run product add myprogram")).isEqualTo(first);
        assertThat(sh(first))
                .contains(
                        "{\"ok\":true,\"message\":\"heartbeat_recorded\",\"ignored\":[\"users\"],\"status_code\":200}");

        assertThat(sh(own.example("sh", "curl -sS http://localhost:8080/ingest/events")))
                .contains("\"dropped\":1");
        assertThat(python(own.example("python", "import json"))).contains("\"ok\":true");
        assertThat(sh(Document.chapter("being-forgotten")
                        .example("sh", "curl -sS http://localhost:8080/ingest/forget")))
                .contains("\"forgotten\"");
        assertThat(sh(Document.chapter("operate").example("sh", "server/run export events myprogram")))
                .isEmpty();
    }

    @Test
    void the_examples_that_add_a_product_work_as_pasted() throws Exception {
        String example = Document.readme().example("sh", "server/run product add eventyay");

        assertThat(Document.chapter("connect").example("sh", "server/run product add eventyay"))
                .isEqualTo(example);
        assertThat(sh(example)).matches("eventyay\nrc_\\w{8}_\\S{43}\n");
    }

    /** Runs a shell example in the checkout, with this server's port and data in the place of the usual ones. */
    private String sh(String example) throws Exception {
        return run(
                new ProcessBuilder(
                                "sh",
                                "-e",
                                "-c",
                                example.replace(
                                                "http://localhost:8080",
                                                server.at("").toString())
                                        .replace("> events.ndjson", ""))
                        .directory(Document.ROOT.toFile()),
                Map.of("ROLLCALL_DATA_DIR", directory.resolve("data").toString()));
    }

    /** Runs an example in Python in a directory of its own, with a key of the product. */
    private String python(String example) throws Exception {
        String key = sh("server/run key issue myprogram").strip();
        Path script = Files.writeString(directory.resolve("heartbeat.py"), example);
        return run(
                new ProcessBuilder("python3", script.toString()).directory(directory.toFile()),
                Map.of("REPORT_ADDRESS", server.at("").toString(), "REPORT_KEY", key));
    }

    private static String run(ProcessBuilder builder, Map<String, String> environment) throws Exception {
        builder.environment().keySet().removeIf(name -> name.startsWith("ROLLCALL_"));
        builder.environment().put("no_proxy", "127.0.0.1,localhost");
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }
}
