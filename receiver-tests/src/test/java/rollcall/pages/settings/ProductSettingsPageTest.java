package rollcall.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.Sql;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TestConsent;

/** What superusers tick of a product counts for its reports from then on. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProductSettingsPageTest {
    private static final String PAGE = "/p/it/product-settings";
    private static final String FOUR = "four-part-versions";
    private static final String LASTS = "service-instance-id-lasts";
    private static final HttpClient SENDER = HttpClient.newHttpClient();

    private static TestSite site;

    @BeforeAll
    static void open() {
        site = new TestSite("none");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void tickNothing() {
        Sql.execute(site.server(), "UPDATE product SET settings = '{}'");
        Sql.execute(site.server(), "DELETE FROM audit_log");
    }

    @Test
    void a_tick_at_four_part_versions_keeps_them_and_taking_it_away_ends_that() throws Exception {
        assertThat(version("30.0.2.2")).isEqualTo("");

        assertThat(save(Map.of("was-" + FOUR, "false", FOUR, "on", "was-" + LASTS, "false")))
                .isEqualTo(303);
        TestSite.await(() -> version("30.0.2.2").equals("30.0.2.2"));
        assertThat(version("10.0.0.5")).isEqualTo("");
        assertThat(site.superuser().page(PAGE + "?saved"))
                .contains(
                        "Saved.",
                        "name=\"was-" + FOUR + "\" value=\"true\"",
                        "name=\"was-" + LASTS + "\" value=\"false\"")
                .containsOnlyOnce("checked=");

        assertThat(save(Map.of("was-" + FOUR, "true", "was-" + LASTS, "false"))).isEqualTo(303);
        TestSite.await(() -> version("30.0.2.2").equals(""));
    }

    @Test
    void a_tick_at_service_instance_id_counts_installations_by_it() throws Exception {
        assertThat(telemetry()).isEqualTo(400);

        assertThat(save(Map.of("was-" + FOUR, "false", "was-" + LASTS, "false", LASTS, "on")))
                .isEqualTo(303);

        TestSite.await(() -> telemetry() == 200);
    }

    @Test
    void each_change_is_in_the_audit_log_and_what_stays_as_it_was_is_not() {
        try (TestProducts database = TestProducts.at(site.server().databaseUrl())) {
            TestConsent.agree(database, TelemetryLevel.OFF, Protocol.ROLLCALL, true);
        }

        save(Map.of("was-" + FOUR, "false", FOUR, "on", "was-" + LASTS, "false"));
        save(Map.of("was-" + FOUR, "true", FOUR, "on", "was-" + LASTS, "false"));
        save(Map.of("was-" + FOUR, "true", "was-" + LASTS, "false"));

        assertThat(Sql.column(site.server(), """
                SELECT name || ' ' || profile || ' ' || properties
                FROM audit_log
                WHERE name = 'product-set'
                ORDER BY audit_id
                """))
                .containsExactly(
                        "product-set " + Visitor.EMAIL + " {\"on\":true,\"product\":\"it\",\"setting\":\"" + FOUR
                                + "\"}",
                        "product-set " + Visitor.EMAIL + " {\"on\":false,\"product\":\"it\",\"setting\":\"" + FOUR
                                + "\"}");
    }

    @Test
    void a_form_that_was_loaded_before_somebody_elses_change_does_not_undo_it() {
        Map<String, String> loaded = Map.of("was-" + FOUR, "false", "was-" + LASTS, "false", LASTS, "on");
        save(Map.of("was-" + FOUR, "false", FOUR, "on", "was-" + LASTS, "false"));

        save(loaded);

        assertThat(settings()).containsExactlyInAnyOrder(FOUR, LASTS);
    }

    @Test
    void only_superusers_see_it_and_only_with_the_forms_token_is_it_saved() throws Exception {
        assertThat(site.maintainer().get(PAGE).statusCode()).isEqualTo(403);
        assertThat(site.maintainer().page("/p/it/connect")).doesNotContain("product-settings");
        assertThat(site.superuser().page("/p/it/connect")).contains("/p/it/product-settings");
        assertThat(site.maintainer()
                        .send("/password", PAGE, Map.of("was-" + FOUR, "false", FOUR, "on"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(site.superuser()
                        .post(PAGE, Map.of("_csrf", "A".repeat(43), "was-" + FOUR, "false", FOUR, "on"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(settings()).isEmpty();
    }

    private static int save(Map<String, String> form) {
        return site.superuser().send(PAGE, PAGE, form).statusCode();
    }

    private static List<String> settings() {
        return Sql.column(site.server(), "SELECT unnest(settings) FROM product WHERE slug = 'it'");
    }

    /** What is kept of a version; nothing if none is. */
    private static String version(String sent) {
        UUID instance = UUID.randomUUID();
        try {
            site.heartbeat(instance, sent, "");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return Sql.column(
                        site.server(),
                        "SELECT coalesce(version, '') FROM heartbeat WHERE instance_id = '" + instance + "'")
                .get(0);
    }

    private static int telemetry() {
        String body =
                "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"service.instance.id\",\"value\":{\"stringValue\":\""
                        + UUID.randomUUID()
                        + "\"}}]},\"scopeLogs\":[{\"logRecords\":[{\"eventName\":\"base_telemetry.heartbeat\"}]}]}]}";
        try {
            HttpResponse<String> answer = SENDER.send(
                    HttpRequest.newBuilder(TestServer.at(site.server(), "/ingest/otlp/v1/logs"))
                            .header("Content-Type", "application/json")
                            .header("X-API-Key", site.key())
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
