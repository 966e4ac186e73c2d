package rollcall.sender.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.encoder.OutgoingHeartbeat;
import rollcall.encoder.Protocol;
import rollcall.gate.IgnoredField;
import rollcall.sender.outbox.HeartbeatReports;
import rollcall.support.EveryColumn;
import rollcall.support.sender.TestAgent;

/** What becomes of a program's facts on their way to where a heartbeat takes them from. */
class AgentFactsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HONEST = """
            {"version":"2.1.0",
             "environment":{"os_family":"linux","architecture":"x86_64","processors":6,"memory":3000000000,
                            "database_type":"postgresql","database_version":"16.4","deployment_type":"docker",
                            "python_version":"3.12.4"},
             "counts":{"users":37,"orders":1234},
             "plugins":["stripe","secret.example.com"]}
            """;

    private static TestAgent agent;

    @BeforeAll
    static void start() {
        agent = TestAgent.start();
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void in_rollcalls_own_form_what_the_program_counts_becomes_steps_and_is_to_be_agreed_to() throws Exception {
        agent.consent(TelemetryLevel.OFF, Protocol.ROLLCALL, false);

        JsonNode answer = told(HONEST);

        assertThat(values())
                .containsEntry("product_version", "2.1.0")
                .containsEntry("os_family", "Linux")
                .containsEntry("processors", "5-8")
                .containsEntry("memory", "2-4GB")
                .containsEntry("python_version", "3.12.4")
                .containsEntry("users", "11-50")
                .containsEntry("orders", "1001-5000")
                .containsEntry("plugins", List.of("stripe"));
        assertThat(texts(answer.path("kept"))).containsExactlyElementsOf(values().keySet());
        assertThat(answer.path("dropped").toString())
                .isEqualTo("[{\"name\":\"plugins\",\"kind\":\"list\",\"reason\":\"value not permitted\"}]");
        Disclosure list = agent.consent().snapshot().collected();
        assertThat(list.pending(TelemetryLevel.BASE))
                .extracting(Disclosure.Item::name)
                .contains("users", "orders", "python_version", "product_version");
    }

    @Test
    void eventyays_form_finds_its_own_fields() throws Exception {
        agent.consent(TelemetryLevel.OFF, Protocol.EVENTYAY, false);

        JsonNode answer = told(HONEST);

        assertThat(values())
                .containsEntry("eventyay_version", "2.1.0")
                .containsEntry("os_family", "Linux")
                .containsEntry("orders_bucket", "1001-5000")
                .containsEntry("enabled_plugins", List.of("stripe"))
                .containsEntry("python_version", "3.12.4")
                .containsEntry("deployment_type", "docker")
                .doesNotContainKeys("users", "processors");
        assertThat(dropped(answer)).contains("users", "processors", "memory", "architecture");
    }

    @Test
    void penpots_form_finds_its_own_fields() throws Exception {
        agent.consent(TelemetryLevel.OFF, Protocol.PENPOT, false);

        told("""
                {"version":"2.15.0","environment":{"os_family":"Darwin","os_version":"24.1","architecture":"aarch64",
                 "processors":6,"memory":3000000000,"deployment_type":"kubernetes"},
                 "counts":{"users":37,"teams":4,"total-files":120,"avg_users_on_team":9.25}}
                """);

        assertThat(values())
                .containsEntry("version", "2.15.0")
                .containsEntry("os-name", "Mac OS X")
                .containsEntry("os-version", "24.1")
                .containsEntry("os-arch", "aarch64")
                .containsEntry("jvm-cpus", "5-8")
                .containsEntry("jvm-heap-max", "2-4GB")
                .containsEntry("referer", "kubernetes")
                .containsEntry("total-users", "11-50")
                .containsEntry("total-teams", "1-10")
                .containsEntry("total-files", "101-500")
                .containsEntry("avg-users-on-team", "1-10");
    }

    @Test
    void the_form_of_open_telemetry_finds_its_own_fields() throws Exception {
        agent.consent(TelemetryLevel.OFF, Protocol.OTLP, false);

        told(HONEST);

        assertThat(values())
                .containsEntry("app_version", "2.1.0")
                .containsEntry("platform", "Linux")
                .containsEntry("architecture", "x86_64")
                .containsEntry("deployment_type", "docker")
                .doesNotContainKeys("users", "users_bucket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLLCALL", "EVENTYAY", "PENPOT", "OTLP"})
    void no_exact_number_and_no_unwanted_text_is_anywhere_in_the_database(Protocol wire) throws Exception {
        agent.consent(TelemetryLevel.OFF, wire, true);

        told("""
                {"version":"2.1.0","hostname":"planted-host","environment":{"owner":"planted-owner","planted.example.net":"x",
                  "app_version":"planted-app","maintainer_contact":"planted@example.net"},
                 "counts":{"users":735137,"orders":735138,"total-users":735139,"java_version":735140,"os_version":735141,
                  "schema_version":735142,"version":735143,"users_version":735144,"plugins":735145,"processors":735146,
                  "database_type":735147,"nobody@example.net":735148},
                 "plugins":["planted.example.org","735149"]}
                """);

        assertThat(EveryColumn.of(agent.database()))
                .allSatisfy((column, values) -> assertThat(values)
                        .as(column)
                        // Alone, because a time or a checksum may have these digits among others.
                        .doesNotContainPattern("(?<![0-9])7351(3[7-9]|4[0-9])(?![0-9])")
                        .doesNotContain("planted")
                        .doesNotContain("example.net"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLLCALL", "EVENTYAY", "PENPOT", "OTLP"})
    void a_heartbeat_says_what_was_kept_and_names_what_the_program_was_told_is_not(Protocol wire) throws Exception {
        agent.consent(TelemetryLevel.OFF, wire, false);
        JsonNode answer = told(HONEST);

        OutgoingHeartbeat heartbeat = HeartbeatReports.of(
                        agent.consent().snapshot().as(wire, TelemetryLevel.BASE))
                .orElseThrow();

        assertThat(heartbeat.kept().version()).isEqualTo("2.1.0");
        assertThat(heartbeat.kept().values().keySet()).containsExactlyElementsOf(texts(answer.path("kept")));
        assertThat(heartbeat.ignored()).extracting(IgnoredField::name).containsExactlyElementsOf(dropped(answer));
    }

    @Test
    void facts_replace_those_before_and_of_many_at_once_one_is_left_whole() throws Exception {
        agent.consent(TelemetryLevel.OFF, Protocol.ROLLCALL, false);
        List<Thread> threads = new ArrayList<>();
        List<Integer> statuses = new java.util.concurrent.CopyOnWriteArrayList<>();
        for (int i = 1; i <= 8; i++) {
            String facts =
                    "{\"version\":\"" + i + "." + i + "\",\"environment\":{\"os_version\":\"" + i + "." + i + "\"}}";
            Thread thread = new Thread(() -> {
                try {
                    statuses.add(agent.facts(facts).statusCode());
                } catch (Exception e) {
                    statuses.add(0);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(statuses).hasSize(8).containsOnly(200);
        assertThat(values()).hasSize(2).containsEntry("os_version", values().get("product_version"));
    }

    private static JsonNode told(String facts) throws Exception {
        HttpResponse<String> answer = agent.facts(facts);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("ok").asBoolean()).isTrue();
        return body;
    }

    private static Map<?, ?> kept() throws Exception {
        return JSON.readValue(
                agent.database().column("SELECT kept FROM sender_facts").get(0), Map.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> values() throws Exception {
        return (Map<String, Object>) kept();
    }

    private static List<String> dropped(JsonNode answer) {
        List<String> names = new ArrayList<>();
        answer.path("dropped").forEach(drop -> names.add(drop.path("name").asText()));
        return names;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
