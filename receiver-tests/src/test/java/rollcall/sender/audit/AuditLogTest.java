package rollcall.sender.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.SenderRoom;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.outbox.AuditedEvent;
import rollcall.support.MovableClock;

/** What is written down of an event, in each of the three ways and in none, row by row. */
class AuditLogTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:11:12Z");
    private static final String ID = "0b7f0c1e-52cb-4d3c-9a52-1f8f2a0d7e61";
    private static final String LOCAL =
            "SELECT source || ' ' || name || ' ' || properties || ' ' || context FROM audit_log"
                    + " WHERE source IN ('backend', 'frontend') ORDER BY audit_id";
    private static final String OUTGOING = "SELECT source || ' ' || name || ' ' || properties || ' ' || context"
            + " FROM audit_log WHERE source LIKE 'telemetry:%' ORDER BY audit_id";

    private final MovableClock clock = new MovableClock(NOW);
    private SenderRoom room;

    @BeforeEach
    void open() {
        room = SenderRoom.open(clock);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void as_long_as_nobody_wants_it_nothing_is_written() {
        assertThat(record(created())).isZero();

        room.agree(TelemetryLevel.BASE, Protocol.ROLLCALL, false);

        assertThat(record(created())).isZero();
        assertThat(room.column("SELECT name FROM audit_log")).isEmpty();
    }

    @Test
    void an_audit_log_alone_keeps_everything_and_nothing_waits_to_be_sent() {
        room.agree(TelemetryLevel.OFF, Protocol.ROLLCALL, true);

        assertThat(record(created())).isOne();

        assertThat(room.column(LOCAL))
                .containsExactly("frontend create-file {\"id\":\"" + ID
                        + "\",\"title\":\"Secret plan\",\"tags\":[\"a\",{\"b\":1}]}"
                        + " {\"browser\":\"Firefox\",\"session\":\"s3cret\"}");
        assertThat(room.column(OUTGOING)).isEmpty();
        assertThat(room.column("SELECT created_at = '" + NOW + "' AND profile = '7' FROM audit_log"))
                .containsExactly("t");
    }

    @Test
    void with_both_an_event_is_stored_twice_the_second_time_anonymised_and_cut_to_the_day() {
        room.agree(TelemetryLevel.DETAILED, Protocol.PENPOT, true);

        assertThat(record(created())).isOne();

        assertThat(room.column(LOCAL)).hasSize(1);
        assertThat(room.column(OUTGOING))
                .containsExactly("telemetry:frontend create-file {\"id\":\"" + ID + "\"} {\"browser\":\"Firefox\"}");
        assertThat(room.column("SELECT created_at = '2026-11-21T00:00:00Z' AND profile <> '7' AND length(profile) = 36"
                        + " FROM audit_log WHERE source LIKE 'telemetry:%'"))
                .containsExactly("t");
    }

    @Test
    void with_telemetry_alone_there_are_anonymised_rows_alone() {
        room.agree(TelemetryLevel.DETAILED, Protocol.ROLLCALL, false);

        assertThat(record(created())).isOne();

        assertThat(room.column(LOCAL)).isEmpty();
        assertThat(room.column(OUTGOING)).hasSize(1);
    }

    @Test
    void what_a_form_without_events_could_not_carry_is_not_collected() {
        room.agree(TelemetryLevel.DETAILED, Protocol.EVENTYAY, false);

        assertThat(room.consent().snapshot().sendsEvents()).isFalse();
        assertThat(record(created())).isZero();
        assertThat(room.column("SELECT name FROM audit_log")).isEmpty();
    }

    @Test
    void identifiers_switches_and_numbers_pass_under_any_name_and_texts_do_not() {
        assertThat(
                        outgoing(
                                "update-file",
                                "command",
                                "{\"id\":\"" + ID
                                        + "\",\"ok\":true,\"n\":12.5,\"title\":\"Secret\",\"list\":[1],\"o\":{\"a\":1},\"lang\":\"de\",\"email-domain\":\"example.org\"}"))
                .isEqualTo("{\"id\":\"" + ID + "\",\"n\":12.5,\"ok\":true}");
    }

    @Test
    void logging_in_tells_language_way_and_mail_domain_as_well() {
        String properties =
                "{\"lang\":\"de\",\"auth-backend\":\"ldap\",\"email-domain\":\"example.org\",\"email\":\"ada@example.org\",\"fullname\":\"Ada\"}";
        String told = "{\"auth-backend\":\"ldap\",\"email-domain\":\"example.org\",\"lang\":\"de\"}";

        assertThat(outgoing("login-with-ldap", "action", properties)).isEqualTo(told);
        assertThat(outgoing("whoever", "identify", properties)).isEqualTo(told);
        assertThat(outgoing("create-file", "action", properties)).isEqualTo("{}");
    }

    @Test
    void navigating_tells_the_page_and_the_ids_of_file_team_and_page() {
        String ids = "\"file-id\":\"%s\",\"page-id\":\"%s\",\"team-id\":\"%s\"".formatted(ID, ID, ID);

        assertThat(outgoing("navigate", "action", "{\"route\":\"workspace\",\"title\":\"Secret\"," + ids + "}"))
                .isEqualTo("{" + ids.replace("\"team-id\"", "\"route\":\"workspace\",\"team-id\"") + "}");
        assertThat(outgoing("browse", "action", "{\"route\":\"workspace\"}")).isEqualTo("{}");
    }

    @Test
    void the_start_of_the_instance_passes_but_for_its_address_of_which_a_fingerprint_leaves() {
        assertThat(
                        outgoing(
                                "instance-start",
                                "trigger",
                                "{\"flags\":[\"webhooks\",\"telemetry\"],\"version\":\"2.17.1\",\"public-uri\":\"https://events.example.org\"}"))
                .isEqualTo(
                        "{\"flags\":[\"telemetry\",\"webhooks\"],\"public-uri\":\"47595918e30f383b\",\"version\":\"2.17.1\"}");
    }

    @Test
    void of_the_context_the_safe_keys_leave_in_steps_and_families() {
        room.agree(TelemetryLevel.DETAILED, Protocol.PENPOT, false);
        String context =
                "{\"version\":\"2.17.1\",\"initiator\":\"app\",\"client-version\":\"2.17.0\",\"client-user-agent\":"
                        + "\"Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0\",\"os\":\"Windows 10\",\"locale\":\"de\","
                        + "\"screen-width\":1920,\"event-origin\":\"workspace:menu\",\"session\":\"s3cret\",\"ip-addr\":\"203.0.113.77\",\"access-token\":\"t\"}";

        record(SenderRoom.event("open", "action", "frontend", "{}", context));

        assertThat(room.column("SELECT context FROM audit_log"))
                .containsExactly(
                        "{\"client-user-agent\":\"Firefox 141\",\"client-version\":\"2.17.0\",\"event-origin\":\"workspace:menu\","
                                + "\"initiator\":\"app\",\"locale\":\"de\",\"os\":\"Windows\",\"screen-width\":\"1920-2559\",\"version\":\"2.17.1\"}");
    }

    @Test
    void not_even_the_local_log_has_an_internet_address() {
        room.agree(TelemetryLevel.OFF, Protocol.ROLLCALL, true);
        String context =
                "{\"ip-addr\":\"203.0.113.77\",\"forwarded\":\"for=[2001:db8::17]:4711\",\"list\":[\"198.51.100.1, 203.0.113.9\"],"
                        + "\"url\":\"http://203.0.113.7/x\",\"at\":\"10:30:00\",\"ua\":\"Chrome/139.0.0.0\",\"browser-version\":\"139.0.0.0\"}";

        record(SenderRoom.event("open", "action", "frontend", "{}", context));

        assertThat(room.column("SELECT context FROM audit_log"))
                .containsExactly(
                        "{\"ip-addr\":\"(withheld)\",\"forwarded\":\"for=[(withheld)]:4711\",\"list\":[\"(withheld), (withheld)\"],"
                                + "\"url\":\"http://(withheld)/x\",\"at\":\"10:30:00\",\"ua\":\"Chrome/139.0.0.0\",\"browser-version\":\"139.0.0.0\"}");
    }

    @Test
    void a_user_has_one_pseudonym_here_and_another_one_elsewhere() {
        room.agree(TelemetryLevel.DETAILED, Protocol.ROLLCALL, false);
        record(created());
        clock.move(Duration.ofDays(1));
        record(created());
        List<String> here = room.column("SELECT DISTINCT profile FROM audit_log");
        try (SenderRoom other = SenderRoom.open(clock)) {
            other.agree(TelemetryLevel.DETAILED, Protocol.ROLLCALL, false);
            other.journal().record(List.of(created()));

            assertThat(here).hasSize(1);
            assertThat(other.column("SELECT profile FROM audit_log")).hasSize(1).doesNotContainAnyElementsOf(here);
        }
    }

    @Test
    void a_rollcall_that_reports_on_itself_tells_its_own_actions_and_an_agent_keeps_them_here() {
        room.agree(TelemetryLevel.DETAILED, Protocol.ROLLCALL, true);
        room.journal().action("key-issued", "ada@example.org", Map.of("product", "shop", "prefix", "rk_1"));
        try (SenderRoom agent = SenderRoom.agent(clock)) {
            agent.agree(TelemetryLevel.DETAILED, Protocol.ROLLCALL, true);
            agent.journal().action("key-issued", "ada@example.org", Map.of("product", "shop"));

            assertThat(agent.column(LOCAL)).hasSize(1);
            assertThat(agent.column(OUTGOING)).isEmpty();
        }
        assertThat(room.column(LOCAL))
                .containsExactlyInAnyOrder(room.column(LOCAL).get(0))
                .allMatch(row -> row.startsWith("backend key-issued {") && row.contains("\"product\":\"shop\""));
        assertThat(room.column(OUTGOING)).containsExactly("telemetry:backend key-issued {} {\"initiator\":\"app\"}");
    }

    @Test
    void the_local_log_goes_back_four_hundred_days() {
        room.agree(TelemetryLevel.OFF, Protocol.ROLLCALL, true);
        record(created());
        clock.move(Duration.ofDays(1));
        record(created());
        clock.move(Duration.ofDays(399));
        assertThat(room.journal().removeOld()).isZero();
        clock.move(Duration.ofSeconds(1));

        assertThat(room.journal().removeOld()).isOne();
        assertThat(room.column(LOCAL)).hasSize(1);
    }

    private String outgoing(String name, String type, String properties) {
        room.agree(TelemetryLevel.DETAILED, Protocol.PENPOT, false);
        room.execute("DELETE FROM audit_log");
        record(SenderRoom.event(name, type, "backend", properties, "{}"));
        return room.column("SELECT properties FROM audit_log").get(0);
    }

    private int record(AuditedEvent event) {
        return room.journal().record(List.of(event));
    }

    private static AuditedEvent created() {
        return SenderRoom.event(
                "create-file",
                "action",
                "frontend",
                "{\"id\":\"" + ID + "\",\"title\":\"Secret plan\",\"tags\":[\"a\",{\"b\":1}]}",
                "{\"browser\":\"Firefox\",\"session\":\"s3cret\"}");
    }
}
