package rollcall.sender.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.cli.CommandLineInterface;
import rollcall.encoder.Protocol;
import rollcall.support.MovableClock;
import rollcall.support.ServerProcess;
import rollcall.support.Sink;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TelemetryForms;
import rollcall.support.sender.TestConsent;
import rollcall.support.sender.TestInstance;

/** Who runs the program may forbid it to report, above all that superusers choose. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DoNotTrackTest {
    private static final String WHY = "DO_NOT_TRACK is set in the environment of this server";

    private final MovableClock clock = MovableClock.atNoon();
    private Sink receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = Sink.that(Sink.welcoming());
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DO_NOT_TRACK, 1, true",
        "DO_NOT_TRACK, true, true",
        "DO_NOT_TRACK, false, true",
        "DO_NOT_TRACK, ' ', true",
        "DO_NOT_TRACK, 00, true",
        "DO_NOT_TRACK, 0, false",
        "DO_NOT_TRACK, '', false",
        "CI, true, true",
        "CI, 1, true",
        "CI, woodpecker, true",
        "CI, 0, false",
        "CI, '', false",
        "CI, false, false",
        "CI, FALSE, false",
        "CIRCLE, true, false"
    })
    void any_value_of_the_variables_but_those_that_say_no_forbids_it(String name, String value, boolean forbidden) {
        Prohibition prohibition = Prohibition.of(Map.of(name, value));

        assertThat(prohibition.holds()).isEqualTo(forbidden);
        assertThat(prohibition.variables()).isEqualTo(forbidden ? List.of(name) : List.of());
    }

    @Test
    void both_variables_are_named_where_both_forbid_it() {
        assertThat(Prohibition.of(Map.of("CI", "true", "DO_NOT_TRACK", "1")).words())
                .isEqualTo("DO_NOT_TRACK and CI are set in the environment of this server");
    }

    @Test
    void nothing_ever_connects_nothing_is_collected_and_the_agent_says_why() {
        try (TestInstance instance = TestInstance.start(clock, TestDatabase.fresh(), Map.of("DO_NOT_TRACK", "1"))) {
            Visitor superuser = Visitor.superuser(instance.server());
            // As another server saves it, where nothing is forbidden.
            instance.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, receiver.at("/"), "");
            instance.happen(1, 3);

            for (int day = 0; day < 3; day++) {
                clock.move(Duration.ofDays(1));
                instance.awaitTick();
                assertThat(instance.shipping().now("ada").message()).isEqualTo(WHY + ": nothing was sent.");
            }
            assertThat(superuser
                            .send("/settings/telemetry/saved", "/settings/telemetry/report", Map.of())
                            .body())
                    .contains(WHY + ": nothing may leave, not even in a file.");
            assertThat(TelemetryForms.send(superuser, "/off", "forget", "on", "empty", "on")
                            .body())
                    .contains("The receiver was not asked to forget this installation: " + WHY);

            assertThat(receiver.connections()).isZero();
            assertThat(instance.waiting()).isZero();
            assertThat(instance.log()).isEmpty();
            assertThat(superuser.page("/settings/telemetry")).contains("never: telemetry is off");
            assertThat(instance.database().column("SELECT version || kept FROM sender_facts"))
                    .containsExactly("{}");
            assertThat(instance.answer("GET", "flags", ""))
                    .isEqualTo(
                            "{\"audit_log\":false,\"telemetry\":false,\"level\":\"off\",\"off_by\":[\"DO_NOT_TRACK\"]}");
            assertThat(instance.answer("PUT", "facts", "{\"version\":\"2.1.0\",\"counts\":{\"users\":37}}"))
                    .contains("\"kept\":[]", "reporting is switched off by DO_NOT_TRACK")
                    .doesNotContain("37");
        }
    }

    @Test
    void the_page_says_why_and_locks_the_choice_and_what_was_chosen_holds_again_without_the_variable() {
        String database = TestDatabase.fresh();
        try (TestInstance free = TestInstance.start(clock, database, Map.of("CI", "false", "DO_NOT_TRACK", "0"))) {
            free.reports(TelemetryLevel.DETAILED, Protocol.ROLLCALL, receiver.at("/"), "");
        }
        try (TestInstance bound = TestInstance.start(clock, database, Map.of("DO_NOT_TRACK", "yes"))) {
            Visitor superuser = Visitor.superuser(bound.server());
            assertThat(superuser.page(TelemetryForms.PAGE))
                    .contains("<strong>Nothing.</strong>", WHY + ": telemetry is off, above every setting")
                    .contains("The level that was saved here, detailed, holds again")
                    .contains(
                            WHY + ", so telemetry stays off. To choose a level, start Rollcall without that variable.")
                    .containsPattern("name=\"level\" value=\"off\"(?=[^>]* checked)[^>]* disabled")
                    .containsPattern("name=\"level\" value=\"base\" disabled")
                    .containsPattern("name=\"level\" value=\"detailed\" disabled")
                    .containsPattern("<button disabled=\"disabled\">Send now")
                    .containsPattern("Telemetry <span class=\"badge[^>]*>off</span>");
            List<String> agreed = bound.settings().agreed();

            assertThat(save(superuser, Map.of("level", "base")).statusCode()).isEqualTo(422);
            assertThat(save(superuser, Map.of("level", "base")).body())
                    .contains(WHY + ": telemetry cannot be switched on");
            assertThat(save(superuser, Map.of("contact", "ops@example.org", "audit", "on"))
                            .statusCode())
                    .isEqualTo(303);

            assertThat(bound.settings().level()).isEqualTo("detailed");
            assertThat(bound.settings().contact()).isEqualTo("ops@example.org");
            assertThat(bound.settings().agreed()).isEqualTo(agreed).isNotEmpty();
            assertThat(superuser.page("/audit")).contains("settings-changed");
            assertThat(bound.waiting()).isZero();
        }
        try (TestInstance free = TestInstance.start(clock, database, Map.of())) {
            assertThat(free.shipping().now("ada").message()).startsWith("Sent: a heartbeat");
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_build_servers_variable_does_the_same_for_a_process_and_a_command_goes_by_its_own_environment(
            @TempDir Path directory) throws Exception {
        String database = TestDatabase.fresh();
        try (ServerProcess server = ServerProcess.start(directory, Map.of("CI", "true"), "--database-url", database);
                TestProducts rows = TestProducts.at(database)) {
            assertThat(server.log().split("CI is set in the environment of this server", -1))
                    .hasSize(2);
            TestConsent.agree(rows, TelemetryLevel.DETAILED, Protocol.ROLLCALL, true);

            String[] command = {"key", "issue", rows.product("rollcall").slug(), "--database-url", database};
            rows.execute("DELETE FROM audit_log");
            assertThat(CommandLineInterface.run(command, Map.of("DO_NOT_TRACK", "1")))
                    .isZero();
            assertThat(rows.column("SELECT DISTINCT source FROM audit_log")).containsExactly("backend");

            assertThat(CommandLineInterface.run(command, Map.of())).isZero();
            assertThat(rows.column("SELECT DISTINCT source FROM audit_log ORDER BY 1"))
                    .containsExactly("backend", "telemetry:backend");
        }
    }

    /** The form as a browser sends it whose choice of a level is locked. */
    private HttpResponse<String> save(Visitor superuser, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("wire", "rollcall");
        form.put("endpoint", receiver.at("/").toString());
        return superuser.send(TelemetryForms.PAGE, form);
    }
}
