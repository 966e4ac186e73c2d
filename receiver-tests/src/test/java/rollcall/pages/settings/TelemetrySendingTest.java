package rollcall.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.Wiring;
import rollcall.input.Inflation;
import rollcall.support.Listener;
import rollcall.support.MovableClock;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TelemetryForms;

/** What the page promises, beside what then happens at a real listener. The clock stands still, so that time stamps are the same. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TelemetrySendingTest {
    private static final String PAGE = TelemetryForms.PAGE;
    private static final String KEY = "a-key";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern SHEET = Pattern.compile(
            "<article class=\"sheet\">.*?<pre[^>]*>(.*?)</pre>.*?<p class=\"hint\">([\\d,]+) bytes.*?<pre[^>]*>(.*?)</pre>",
            Pattern.DOTALL);

    private static final Pattern NEXT = Pattern.compile("The next leaves at 2026-11-2\\d \\d\\d:\\d\\d:\\d\\d UTC");

    private Wiring server;
    private Visitor superuser;
    private Listener listener;

    /**
     * A request as the page shows it.
     *
     * @param head its address and headers, line by line
     */
    private record Sheet(List<String> head, int bytes, String body) {
        static Sheet of(MatchResult found) {
            return new Sheet(
                    plain(found.group(1)).lines().toList(),
                    Integer.parseInt(found.group(2).replace(",", "")),
                    plain(found.group(3)));
        }
    }

    @BeforeEach
    void open() {
        server = TestServer.start(new MovableClock(Instant.parse("2026-11-21T10:00:00.123456Z")), TestDatabase.fresh());
        superuser = Visitor.superuser(server);
        superuser.send("/products/new", Map.of("name", "The product", "slug", "it", "preset", "eventyay"));
        listener = new Listener();
    }

    @AfterEach
    void close() {
        server.close();
        listener.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollcall", "eventyay", "penpot", "otlp"})
    void what_was_shown_before_it_was_switched_on_is_what_arrives(String wire) throws Exception {
        save("off", wire);
        List<Sheet> shown = sheets("?level=base&wire=" + wire);

        save("base", wire);
        send();

        assertThat(shown).isNotEmpty();
        assertThat(listener.arrived()).hasSameSizeAs(shown);
        for (int i = 0; i < shown.size(); i++) {
            assertSame(shown.get(i), listener.arrived().get(i));
            assertThat(shown.get(i).body().replaceAll("\\s", ""))
                    .as("byte for byte but for blanks")
                    .isEqualTo(new String(unpacked(listener.arrived().get(i)), StandardCharsets.UTF_8)
                            .replaceAll("\\s", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollcall", "penpot", "otlp"})
    void events_that_were_shown_as_waiting_are_what_arrives(String wire) throws Exception {
        save("detailed", wire);
        send();
        superuser.send("/p/it/keys", Map.of("label", "one"));
        int before = listener.arrived().size();
        List<Sheet> shown = sheets("");
        Sheet events = shown.get(shown.size() - 1);
        assertThat(events.body()).contains("key-issued").doesNotContain("one", Visitor.EMAIL);

        // That somebody pressed the button is an event as well, which waits for the next time.
        assertThat(send().body()).contains("Sent: 2 events.");

        assertThat(listener.arrived()).hasSize(before + 1);
        Listener.Arrived arrived = listener.arrived().get(before);
        assertSame(events, arrived);
        if (!wire.equals("penpot")) {
            String batch = JSON.readTree(unpacked(arrived)).path("batch_id").asText("none");
            assertThat(JSON.readTree(events.body().replace(new UUID(0, 0).toString(), batch)))
                    .isEqualTo(JSON.readTree(unpacked(arrived)));
        }
    }

    @Test
    void send_now_says_so_when_nothing_is_due_and_the_log_has_every_send() throws Exception {
        save("base", "rollcall");
        send();

        HttpResponse<String> answer = send();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).containsPattern("class=\"notice[^>]*>[^<]*[Nn]othing");
        assertThat(listener.arrived()).hasSize(1);
        assertThat(superuser.page(PAGE)).contains("2026-11-21 10:00:00 UTC", "<th scope=\"row\">heartbeat</th>");
        TestSite.await(() -> NEXT.matcher(superuser.page(PAGE)).find());
    }

    @Test
    void switching_off_stops_everything_empties_the_outbox_and_tells_the_receiver_to_forget() throws Exception {
        save("detailed", "rollcall");
        send();
        superuser.send("/p/it/keys", Map.of("label", "one"));
        String known = instance();
        int before = listener.arrived().size();

        HttpResponse<String> answer = TelemetryForms.send(superuser, "/off", "empty", "on", "forget", "on");

        assertThat(answer.body())
                .contains("Telemetry is off", "The outbox is empty.", "has forgotten this installation")
                .contains("<strong>Nothing.</strong>");
        assertThat(waiting()).isZero();
        assertThat(listener.arrived()).hasSize(before + 1);
        Listener.Arrived forget = listener.arrived().get(before);
        assertThat(forget.path()).isEqualTo("/ingest/forget");
        assertThat(new String(forget.body(), StandardCharsets.UTF_8)).contains(known);
        assertThat(instance()).isNotEqualTo(known);
        send();
        assertThat(listener.arrived()).hasSize(before + 1);
        assertThat(superuser.get(PAGE + "/off").headers().firstValue("Location"))
                .hasValue(PAGE);
    }

    @Test
    void what_waits_stays_unless_it_is_ticked_and_no_wire_but_rollcall_s_asks_to_forget() throws Exception {
        save("detailed", "penpot");
        send();
        superuser.send("/p/it/keys", Map.of("label", "one"));
        int before = listener.arrived().size();
        assertThat(superuser.page(PAGE))
                .contains("The protocol Penpot has no request for that")
                .containsPattern("name=\"forget\" disabled");

        HttpResponse<String> answer = TelemetryForms.send(superuser, "/off", "forget", "on");

        assertThat(answer.body()).contains("What waited still waits").contains("Clean up after telemetry");
        assertThat(waiting()).isEqualTo(2);
        assertThat(listener.arrived()).hasSize(before);
        assertThat(TelemetryForms.send(superuser, "/off", "empty", "on").body()).contains("The outbox is empty.");
        assertThat(waiting()).isZero();
    }

    private void assertSame(Sheet shown, Listener.Arrived arrived) {
        assertThat(shown.head().get(0)).isEqualTo("POST " + listener.url() + arrived.path());
        Map<String, String> headers = new TreeMap<>(arrived.headers());
        // Every request of HTTP has these.
        headers.keySet().removeAll(Set.of("host", "content-length"));
        headers.replaceAll((name, value) -> value.replace(KEY, "••••••••"));
        headers.computeIfPresent("idempotency-key", (name, page) -> page.replaceAll("\\w", "0"));
        assertThat(shown.head().subList(1, shown.head().size()))
                .isEqualTo(headers.entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue())
                        .toList());
        assertThat(shown.bytes()).isEqualTo(arrived.body().length);
    }

    private void save(String level, String wire) {
        String endpoint = listener.url() + (wire.equals("eventyay") || wire.equals("penpot") ? "/door" : "");
        assertThat(TelemetryForms.save(superuser, level, wire, "endpoint", endpoint, "api_key", KEY)
                        .statusCode())
                .isEqualTo(303);
    }

    private HttpResponse<String> send() {
        return TelemetryForms.send(superuser, "/send");
    }

    private List<Sheet> sheets(String query) {
        return SHEET.matcher(superuser.page(PAGE + query))
                .results()
                .map(Sheet::of)
                .toList();
    }

    private int waiting() {
        return Integer.parseInt(Sql.column(server, "SELECT count(*) FROM audit_log WHERE source LIKE 'telemetry:%'")
                .get(0));
    }

    private String instance() {
        return Sql.column(server, "SELECT instance_id FROM sender_settings").get(0);
    }

    private static byte[] unpacked(Listener.Arrived arrived) throws IOException {
        String encoding = arrived.headers().getOrDefault("content-encoding", "");
        return Inflation.open(arrived.body(), encoding, 1 << 20).readAllBytes();
    }

    private static String plain(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
