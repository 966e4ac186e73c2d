package rollcall.sender.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.Launcher;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TestAgent;
import rollcall.support.sender.TestConsent;

/** What becomes of a program's events in the three modes, and if nobody wants them. */
class AgentEventsTest {
    private static final UUID FILE = UUID.fromString("5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10");
    private static final String UUID_TEXT = "[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String CONTEXT = "{\"browser\":\"Firefox 128\",\"os\":\"Debian 12\",\"ip\":\"203.0.113.9\","
            + "\"session\":\"s3cr3t\",\"event-origin\":\"toolbar\"}";

    private static TestAgent agent;

    private final Instant at = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    @BeforeAll
    static void start() {
        agent = TestAgent.start();
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @BeforeEach
    void empty() {
        agent.database().execute("DELETE FROM audit_log");
    }

    @Test
    void with_the_audit_log_alone_everything_stays_here_as_it_was_but_for_addresses() throws Exception {
        agent.consent(TelemetryLevel.BASE, Protocol.ROLLCALL, true);

        assertStored(agent.events(navigate()), 1);

        assertThat(rows()).containsExactly("frontend|action|navigate|7|" + properties() + "|" + localContext());
        assertThat(times()).containsExactly(at);
        assertThat(flags()).isEqualTo("{\"audit_log\":true,\"telemetry\":false,\"level\":\"base\"}");
    }

    @Test
    void with_both_each_event_is_stored_twice_the_second_time_anonymised_and_cut_to_the_day() throws Exception {
        agent.consent(TelemetryLevel.DETAILED, Protocol.ROLLCALL, true);

        assertStored(agent.events(navigate()), 1);

        assertThat(rows()).hasSize(2);
        assertThat(rows().get(0)).isEqualTo("frontend|action|navigate|7|" + properties() + "|" + localContext());
        assertThat(rows().get(1)).matches(anonymised());
        assertThat(times()).containsExactly(at, at.truncatedTo(ChronoUnit.DAYS));
        assertThat(flags()).isEqualTo("{\"audit_log\":true,\"telemetry\":true,\"level\":\"detailed\"}");
    }

    @Test
    void a_time_that_cannot_be_read_costs_no_event_and_is_told() throws Exception {
        agent.consent(TelemetryLevel.OFF, Protocol.ROLLCALL, true);
        Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(2));
        Instant ten = day.plus(Duration.ofHours(10));
        String date = day.toString().substring(0, 10);
        String events = Stream.of(
                        "\"" + date + "T23:59:60Z\"",
                        "\"" + date + " 10:00:00+0000\"",
                        "" + ten.getEpochSecond(),
                        "\"" + date + "junk\"",
                        "\"" + date + "9".repeat(300) + "\"",
                        "\"yesterday\"",
                        "true",
                        "\"\"",
                        "null")
                .map(time -> "{\"name\":\"a\",\"type\":\"action\",\"at\":" + time + "}")
                .collect(Collectors.joining(","));
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);

        HttpResponse<String> answer = agent.events(events);

        assertThat(answer.body()).isEqualTo("{\"ok\":true,\"received\":9,\"stored\":9,\"strange_times\":4}");
        List<Instant> times = times();
        assertThat(times.subList(0, 5))
                .containsExactly(day.plus(Duration.ofDays(1)).minusSeconds(1), ten, ten, day, day);
        assertThat(times.subList(5, 9)).allSatisfy(time -> assertThat(time).isBetween(before, Instant.now()));
    }

    @Test
    void with_telemetry_alone_there_are_anonymised_rows_and_no_others() throws Exception {
        agent.consent(TelemetryLevel.DETAILED, Protocol.PENPOT, false);

        assertStored(agent.events(navigate()), 1);

        assertThat(rows()).hasSize(1);
        assertThat(rows().get(0)).matches(anonymised());
        assertThat(times()).containsExactly(at.truncatedTo(ChronoUnit.DAYS));
        assertThat(flags()).isEqualTo("{\"audit_log\":false,\"telemetry\":true,\"level\":\"detailed\"}");
    }

    @ParameterizedTest
    @EnumSource(names = {"OFF", "BASE"})
    void with_neither_nothing_is_stored(TelemetryLevel telemetryLevel) throws Exception {
        agent.consent(telemetryLevel, Protocol.ROLLCALL, false);

        assertStored(agent.events(navigate()), 0);

        assertThat(rows()).isEmpty();
        assertThat(flags())
                .isEqualTo("{\"audit_log\":false,\"telemetry\":false,\"level\":\"" + telemetryLevel.code() + "\"}");
    }

    @Test
    void eventyays_form_has_no_events_so_none_are_kept_for_it() throws Exception {
        agent.consent(TelemetryLevel.DETAILED, Protocol.EVENTYAY, false);

        assertStored(agent.events(navigate()), 0);

        assertThat(rows()).isEmpty();
        assertThat(flags()).isEqualTo("{\"audit_log\":false,\"telemetry\":false,\"level\":\"detailed\"}");
    }

    @Test
    void log_ins_tell_language_way_and_mail_domain_and_nothing_else_that_is_a_text() throws Exception {
        agent.consent(TelemetryLevel.DETAILED, Protocol.ROLLCALL, false);

        agent.events("{\"name\":\"login\",\"type\":\"identify\",\"profile\":\"" + FILE
                + "\",\"properties\":{\"lang\":\"de\","
                + "\"auth-backend\":\"ldap\",\"email-domain\":\"example.org\",\"email\":\"ann@example.org\",\"fullname\":\"Ann\","
                + "\"token\":\"t0k3n\",\"is-active\":true},\"context\":{\"version\":\"2.1.0\",\"initiator\":\"app\"}}");

        assertThat(rows())
                .containsExactly("telemetry:backend|identify|login|" + FILE
                        + "|{\"auth-backend\":\"ldap\",\"email-domain\":\"example.org\",\"is-active\":true,\"lang\":\"de\"}"
                        + "|{\"initiator\":\"app\",\"version\":\"2.1.0\"}");
    }

    @Test
    void the_same_events_twice_are_two_and_many_programs_at_once_lose_none() throws Exception {
        agent.consent(TelemetryLevel.DETAILED, Protocol.ROLLCALL, true);
        String events = IntStream.range(0, 100)
                .mapToObj(i -> "{\"name\":\"at-once\",\"type\":\"command\",\"properties\":{\"n\":" + i + "}}")
                .collect(Collectors.joining(","));
        List<String> answers = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Thread thread = new Thread(() -> {
                try {
                    answers.add(agent.events(events).body());
                } catch (Exception e) {
                    answers.add(e.toString());
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(answers).hasSize(12).containsOnly("{\"ok\":true,\"received\":100,\"stored\":100}");
        assertThat(rows()).hasSize(2_400);
        assertThat(agent.database().number("SELECT count(*) FROM audit_log WHERE properties::text = '{\"n\":77}'"))
                .isEqualTo(24);
    }

    @Test
    void of_the_agents_own_log_ins_and_commands_nothing_is_sent_for_the_program() throws Exception {
        agent.consent(TelemetryLevel.DETAILED, Protocol.ROLLCALL, true);

        Visitor visitor = Visitor.superuserByLink(agent.server());
        visitor.send("/products/new", Map.of("slug", "it", "name", "", "preset", "none"));
        Launcher.Result issued = Launcher.run("key", "issue", "it", "--database-url", agent.databaseUrl());

        assertThat(issued.exit()).as(issued.err()).isZero();
        assertThat(rows())
                .hasSize(5)
                .allMatch(row -> row.startsWith("backend|"))
                .anyMatch(row -> row.startsWith("backend|identify|login|ada@example.org|"))
                .anyMatch(row -> row.startsWith("backend|action|key-issued|command line|"));
    }

    private String navigate() {
        return "{\"name\":\"navigate\",\"type\":\"action\",\"source\":\"frontend\",\"at\":\"" + at
                + "\",\"profile\":\"7\",\"properties\":" + properties() + ",\"context\":" + CONTEXT + "}";
    }

    private static String properties() {
        return "{\"route\":\"dashboard-projects\",\"file-id\":\"" + FILE
                + "\",\"title\":\"Secret plan\",\"email\":\"ann@example.org\",\"size\":5,\"shared\":true}";
    }

    private static String localContext() {
        return CONTEXT.replace("203.0.113.9", "(withheld)");
    }

    private static String anonymised() {
        return "telemetry:frontend\\|action\\|navigate\\|" + UUID_TEXT + "\\|\\{\"file-id\":\"" + FILE
                + "\",\"route\":\"dashboard-projects\",\"shared\":true,\"size\":5}\\|"
                + "\\{\"browser\":\"Firefox\",\"event-origin\":\"toolbar\",\"os\":\"Debian\"}";
    }

    private static void assertStored(HttpResponse<String> answer, int stored) {
        assertThat(answer.body()).isEqualTo("{\"ok\":true,\"received\":1,\"stored\":" + stored + "}");
    }

    private static String flags() throws Exception {
        return agent.send("GET", "/agent/flags", "").body();
    }

    private static List<String> rows() {
        return TestConsent.rows(agent.database());
    }

    private static List<Instant> times() {
        return agent.database().column("""
                SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                FROM audit_log
                ORDER BY audit_id
                """).stream().map(Instant::parse).toList();
    }
}
