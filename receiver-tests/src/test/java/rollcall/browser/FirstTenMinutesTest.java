package rollcall.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.intake.RecordedCase;

/**
 * From the set-up link to the first number, counted in clicks, fields and seconds: for a program of one's own, for Penpot and for Eventyay. What
 * is sent goes where the page says, with the key that stands there, so that a wrong address or key on the page fails here.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FirstTenMinutesTest {
    private static final Path WIRE = Path.of(System.getProperty("basedir", "."), "src/test/resources/wire");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^([A-Z_]+)=(.+)$");
    private static final Pattern SETTING = Pattern.compile("gs\\.settings\\.set\\('(\\w+)', '?([^')]+)'?\\)");
    private static final Pattern KEY_NAME = Pattern.compile("rc_[a-z0-9]{8}_");

    @Test
    void from_the_link_to_a_tile_with_the_first_instance_in_a_few_clicks() throws Exception {
        try (FirstVisit visit = new FirstVisit()) {
            Page page = visit.page();
            visit.createAccount();
            visit.addProduct("My Program", "my-program", "none");
            assertThat(page.getByText("No request has come")).isVisible();
            String curl = visit.copy("curl-code");
            Assertions.assertThat(curl).doesNotContain("YOUR_KEY").contains("X-API-Key: rc_");
            Assertions.assertThat(page.url()).doesNotContain("rc_");

            Assertions.assertThat(run(wrong(curl))).contains("unauthorized");
            visit.seesRequest("unauthorized");
            Assertions.assertThat(run(curl)).contains("heartbeat_recorded");
            visit.seesRequest("kept");
            visit.seesTheFirstInstanceOnOverview();

            visit.report("one's own program", 4, 4);
            page.navigate("/p/my-program/connect");
            Assertions.assertThat(page.locator("#curl-code").innerText()).contains("YOUR_KEY");
        }
    }

    @Test
    void from_the_link_to_charts_of_fields_of_one_s_own_in_six_clicks_and_without_waiting() throws Exception {
        try (FirstVisit visit = new FirstVisit()) {
            Page page = visit.page();
            visit.createAccount();
            visit.addProduct("My Program", "my-program", "none");
            noteStandsBelowTheTitle(page);
            String curl = visit.copy("curl-code")
                    .replace(
                            "\"product_version\": \"2.1.0\"",
                            "\"product_version\": \"2.1.0\", \"dark_mode\": true,"
                                    + " \"metrics\": {\"active_users\": 37, \"rooms\": 3}");
            Assertions.assertThat(run(curl)).contains("heartbeat_recorded", "active_users", "rooms", "dark_mode");
            visit.seesRequest("names ignored");

            visit.click(page.getByText("Keep these fields"));
            page.waitForURL("**/refusals?permit=*");
            visit.click(page.locator("#permit button.primary"));
            assertThat(page.getByText("The next report that has them is kept with them."))
                    .isVisible();
            Assertions.assertThat(run(curl)).contains("heartbeat_recorded").doesNotContain("ignored");

            visit.click(page.getByText("See it on Metrics"));
            page.waitForURL("**/p/my-program/metrics");
            assertThat(page.locator("main h2").getByText("Active users")).isVisible(FirstVisit.PATIENT);
            assertThat(page.locator("main").getByText("11–50").first()).isVisible();
            page.waitForFunction(Tab.ALL_DRAWN);

            visit.report("a field of one's own", 6, 4);
            page.navigate("/p/my-program/environment");
            assertThat(page.locator("main section").getByText("Dark mode").first())
                    .isVisible();
        }
    }

    @Test
    void from_the_link_to_the_first_instance_of_penpot_with_what_penpot_sends() throws Exception {
        try (FirstVisit visit = new FirstVisit()) {
            visit.createAccount();
            visit.addProduct("Designs", "designs", "penpot");
            Map<String, String> variables = all(VARIABLE, visit.copy("penpot-code"));
            Assertions.assertThat(variables)
                    .containsOnlyKeys("PENPOT_TELEMETRY_ENABLED", "PENPOT_TELEMETRY_URI")
                    .containsEntry("PENPOT_TELEMETRY_ENABLED", "true");
            String uri = variables.get("PENPOT_TELEMETRY_URI");
            Assertions.assertThat(visit.page().locator("#address-url").innerText())
                    .isEqualTo(uri);

            Assertions.assertThat(
                            send(visit, "penpot/legacy-full", wrong(uri), "").statusCode())
                    .isEqualTo(401);
            visit.seesRequest("unauthorized");
            Assertions.assertThat(send(visit, "penpot/legacy-full", uri, "").statusCode())
                    .isEqualTo(200);
            visit.seesRequest("kept");
            Assertions.assertThat(send(visit, "penpot/events-real-mix", uri, "").statusCode())
                    .isEqualTo(200);
            assertThat(visit.page().getByText("Events have arrived.")).isVisible(FirstVisit.PATIENT);
            visit.seesHeartbeat(
                    expected("penpot/legacy-full", "instance_id"), expected("penpot/legacy-full", "version"));
            visit.seesTheFirstInstanceOnOverview();

            visit.report("Penpot", 5, 4);
        }
    }

    @Test
    void from_the_link_to_the_first_instance_of_eventyay_with_what_eventyay_sends() throws Exception {
        try (FirstVisit visit = new FirstVisit()) {
            visit.createAccount();
            visit.addProduct("Tickets", "tickets", "eventyay");
            Map<String, String> settings = all(SETTING, visit.copy("eventyay-code"));
            Assertions.assertThat(settings)
                    .containsOnlyKeys("telemetry_endpoint", "telemetry_api_key", "telemetry_enabled")
                    .containsEntry("telemetry_enabled", "True");
            String endpoint = settings.get("telemetry_endpoint");
            String key = settings.get("telemetry_api_key");
            Assertions.assertThat(visit.page().locator("#address-url").innerText())
                    .isEqualTo(endpoint);
            Assertions.assertThat(visit.page().locator("#issued-key").innerText())
                    .isEqualTo(key);

            String sent = "eventyay/c-postgres-docker";
            Assertions.assertThat(send(visit, sent, endpoint, wrong(key)).body())
                    .contains("unauthorized");
            visit.seesRequest("unauthorized");
            Assertions.assertThat(send(visit, sent, endpoint, key).body())
                    .isEqualTo("{\"ok\":true,\"message\":\"heartbeat_recorded\",\"status_code\":200}");
            visit.seesRequest("kept");
            visit.seesHeartbeat(expected(sent, "instance_id"), expected(sent, "version"));
            visit.seesTheFirstInstanceOnOverview();

            visit.report("Eventyay", 5, 4);
        }
    }

    private static void noteStandsBelowTheTitle(Page page) {
        for (int width : new int[] {390, 1_440}) {
            page.setViewportSize(width, 900);
            BoundingBox title = page.locator("h1").boundingBox();
            Assertions.assertThat(page.locator("#in-test-mode").boundingBox().y)
                    .as("%d px", width)
                    .isGreaterThanOrEqualTo(title.y + title.height);
        }
    }

    private static String expected(String recorded, String part) {
        return RecordedCase.read(WIRE, recorded).expect().path(part).asText();
    }

    /** Sends what a real sender sent once, to where the page says, as it arrives from a container. */
    private static HttpResponse<String> send(FirstVisit visit, String recorded, String endpoint, String key)
            throws IOException, InterruptedException {
        URI shown = URI.create(endpoint);
        Assertions.assertThat(shown.getAuthority()).isEqualTo("host.docker.internal:" + visit.port());
        URI reached = URI.create(endpoint.replaceFirst("host\\.docker\\.internal", "127.0.0.1"));
        return HttpClient.newHttpClient()
                .send(RecordedCase.read(WIRE, recorded).httpRequest(reached, key), BodyHandlers.ofString());
    }

    private static String wrong(String withKey) {
        return KEY_NAME.matcher(withKey).replaceFirst("rc_wrong000_");
    }

    private static Map<String, String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        each -> each.group(1), each -> each.group(2).strip()));
    }

    /** What a shell prints that runs these lines. */
    private static String run(String lines) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", lines).redirectErrorStream(true);
        shell.environment().put("no_proxy", "127.0.0.1,localhost");
        Process process = shell.start();
        String out = new String(process.getInputStream().readAllBytes());
        Assertions.assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return out;
    }
}
