package rollcall.sender.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.docs.Document;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.sender.TestAgent;
import rollcall.support.sender.TestConsent;

/** The manual's examples, run as they stand there but for the port. {@code receiver-tests/run} installs what runs them. */
class AgentExamplesTest {
    @TempDir
    Path directory;

    private TestAgent agent;

    @BeforeEach
    void start() {
        agent = TestAgent.start();
        agent.consent(TelemetryLevel.DETAILED, Protocol.ROLLCALL, true);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void python_as_it_stands_in_the_manual() throws Exception {
        assertTold(run("python", "import json", "agent.py", "python3"));
    }

    @Test
    void node_as_it_stands_in_the_manual() throws Exception {
        assertTold(run("js", "const headers", "agent.mjs", "node"));
    }

    @Test
    void curl_as_it_stands_in_the_manual() throws Exception {
        assertTold(run("sh", "agent() {", "agent.sh", "sh"));
    }

    /** The example of at most five lines that begins so, run by a program with nothing but the key in its environment. */
    private String run(String language, String begins, String file, String program) throws Exception {
        String example = Document.chapter("sender-and-agent").example(language, begins);
        assertThat(example.lines().count()).isLessThanOrEqualTo(5);
        Path script = directory.resolve(file);
        Files.writeString(
                script,
                example.replace("127.0.0.1:8080", "127.0.0.1:" + agent.server().port()));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(program, script.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("ROLLCALL_AGENT_KEY", TestAgent.KEY);
        builder.environment().put("no_proxy", "127.0.0.1");
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        assertThat(Files.readString(err)).isEmpty();
        return Files.readString(out);
    }

    private void assertTold(String out) throws Exception {
        assertThat(out.replaceAll("[\"' ]", ""))
                .containsIgnoringCase("audit_log:true")
                .contains("received:1", "stored:1");
        String kept = agent.database().column("SELECT kept FROM sender_facts").get(0);
        assertThat(new ObjectMapper().readValue(kept, Object.class))
                .isEqualTo(Map.of(
                        "product_version",
                        "2.1.0",
                        "os_family",
                        "Linux",
                        "users",
                        "11-50",
                        "plugins",
                        List.of("stripe")));
        assertThat(TestConsent.rows(agent.database()))
                .hasSize(2)
                .contains("backend|action|create-file|7|{\"pages\":3}|{}")
                .anyMatch(row -> row.startsWith("telemetry:backend|action|create-file|"));
    }
}
