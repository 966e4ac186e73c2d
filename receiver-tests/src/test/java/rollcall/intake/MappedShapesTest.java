package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.gate.Pseudonyms;
import rollcall.intake.sample.MappedSample;
import rollcall.product.ProductFile;
import rollcall.product.ProductFileReader;
import rollcall.product.mapped.MappingExample;
import rollcall.report.Product;
import rollcall.support.MappedSite;
import rollcall.support.MovableClock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;

/**
 * Four public shapes, read by the examples that come with Rollcall. The bodies are made after PostHog's documentation of its capture endpoints
 * and posthog/request.py of PostHog/posthog-python, lib/ur/contract/contract.go of syncthing/syncthing,
 * homeassistant/components/analytics/analytics.py of home-assistant/core, and lib/Collector.php of nextcloud/survey_client.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappedShapesTest {
    private static final String NOW = "2026-11-20T10:00:00Z";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Wiring server;
    private static TestProducts products;
    private static MappedSite site;

    @BeforeAll
    static void start() {
        server = TestServer.start(new MovableClock(Instant.parse(NOW)), TestDatabase.fresh());
        products = TestProducts.at(server.databaseUrl());
        site = new MappedSite(products, path -> TestServer.at(server, path));
    }

    @AfterAll
    static void stop() {
        products.close();
        server.close();
    }

    @Test
    void posthog_s_batch_and_capture_become_heartbeats_and_events_of_each_installation() throws Exception {
        Product product = site.product(MappingExample.POSTHOG.file());
        String key = products.key(product);
        String batch = MappedSite.body("posthog-batch.json").replace("KEY", key);

        HttpResponse<String> answer = site.post("posthog-example/batch/", batch);
        HttpResponse<String> single = site.post(
                "posthog-example/capture/",
                MappedSite.body("posthog-capture.json").replace("KEY", key));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":1}");
        assertThat(single.body()).isEqualTo("{\"status\":1}");
        assertThat(heartbeats(product))
                .containsExactlyInAnyOrder(
                        id(product, "shop-of-greta") + " 2.4.1 {\"product_version\":\"2.4.1\",\"users\":\"11-50\"}",
                        id(product, "shop-of-karl") + " 2.4.0 {\"product_version\":\"2.4.0\",\"users\":\"1-10\"}");
        assertThat(events(product))
                .containsExactlyInAnyOrder(
                        id(product, "shop-of-greta") + " 2026-11-20 instance_ping 2.4.1 {}",
                        id(product, "shop-of-greta") + " 2026-11-19 report_exported 2.4.1 {\"format\":\"pdf\"}",
                        "5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10 2026-11-20 report_exported - {}",
                        id(product, "shop-of-karl") + " 2026-11-20 instance_ping 2.4.0 {}");
        requirePreview(MappingExample.POSTHOG, product, batch, 2);
    }

    @Test
    void syncthing_s_usage_report_becomes_a_heartbeat() throws Exception {
        Product product = site.product(MappingExample.SYNCTHING.file());
        String body = MappedSite.body("syncthing.json");

        HttpResponse<String> answer = site.post("syncthing-example/newdata?api_key=" + products.key(product), body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(heartbeats(product)).containsExactly(id(product, "Qx7tR2bK") + " 1.27.3 " + """
                {"cpus":"3-4","devices":"11-50","file_systems":["basic","fake"],"files":"1001-5000","folders":"1-10",\
                "folders_rescanned":"1-10","folders_sendonly":"1-10","nat_type":"Port restricted NAT",\
                "platform":"linux-amd64","product_version":"1.27.3","relays_enabled":true,"themes":["dark"],"uptime":"1-7d"}""");
        requirePreview(MappingExample.SYNCTHING, product, body, 1);
    }

    @Test
    void home_assistant_s_analytics_become_a_heartbeat_under_the_same_uuid() throws Exception {
        Product product = site.product(MappingExample.HOME_ASSISTANT.file());
        String body = MappedSite.body("home-assistant.json");

        HttpResponse<String> answer = site.post("home-assistant-example?api_key=" + products.key(product), body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("heartbeat_recorded", "\"ignored\":[\"integrations\"]");
        assertThat(heartbeats(product)).containsExactly("3f2504e0-4f89-41d3-9a0c-0305e82c3301 2024.1.5 " + """
                {"addons":["core_mosquitto","core_ssh"],"architecture":"aarch64","automations":"11-50",\
                "custom_integrations":["hacs"],"energy_configured":true,"installation_type":"Home Assistant OS",\
                "integrations":["hue","mqtt","zha"],"os_version":"11.4","product_version":"2024.1.5","states":"501-1000",\
                "supervisor_healthy":true,"users":"1-10"}""");
        requirePreview(MappingExample.HOME_ASSISTANT, product, body, 1);
    }

    @Test
    void nextcloud_s_survey_becomes_a_heartbeat_from_a_field_of_a_form() throws Exception {
        Product product = site.product(MappingExample.NEXTCLOUD.file());
        String body = MappedSite.body("nextcloud.json");
        String form = "lang=de&data=" + URLEncoder.encode(body, StandardCharsets.UTF_8);

        HttpResponse<String> answer = site.post(
                "nextcloud-example/ocs/v2.php/apps/survey_server/api/v1/survey?api_key=" + products.key(product),
                form.getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(heartbeats(product)).containsExactly(id(product, "oc8k2j1x9qwe") + " 31.0.2.1 " + """
                {"apps":["calendar","mail"],"cron":"cron","database":"pgsql","database_version":"16.2","files":"5000+",\
                "php_version":"8.3.6","previews":"yes","product_version":"31.0.2.1","users":"51-100"}""");
        requirePreview(MappingExample.NEXTCLOUD, product, form, 1);
        assertThat(site.post("nextcloud-example?api_key=" + products.key(product), body)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_identifier_that_is_no_uuid_is_another_one_for_each_product_and_stands_nowhere() throws Exception {
        Product one = site.product(MappingExample.SYNCTHING.file().replace("syncthing-example", "one"));
        Product two = site.product(MappingExample.SYNCTHING.file().replace("syncthing-example", "two"));
        String body = MappedSite.body("syncthing.json").replace("Qx7tR2bK", "WhoAmI55");
        site.post("one?api_key=" + products.key(one), body);
        site.post("two?api_key=" + products.key(two), body);

        List<String> ids = products.column(
                "SELECT instance_id FROM instance WHERE product_id IN (%d, %d)".formatted(one.id(), two.id()));
        assertThat(ids).containsExactlyInAnyOrder(id(one, "WhoAmI55"), id(two, "WhoAmI55"));
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.charAt(14) == '8');
        assertThat(rollcall.support.EveryColumn.of(products).values()).noneMatch(text -> text.contains("WhoAmI55"));
    }

    /** What the preview says of the body equals the rows. */
    private static void requirePreview(MappingExample example, Product product, String body, int instances)
            throws Exception {
        ProductFile file = ProductFileReader.read(example.file());
        MappedSample sample = MappedSample.of(
                Optional.ofNullable(file.mapping()).orElseThrow(),
                file.vocabulary(),
                product.id(),
                pseudonyms(),
                LocalDate.parse(NOW.substring(0, 10)),
                body.getBytes(StandardCharsets.UTF_8));

        assertThat(sample.wrong()).isEmpty();
        for (var kept : sample.heartbeats()) {
            assertThat(heartbeats(product))
                    .contains(kept.instanceId() + " " + kept.version() + " " + JSON.writeValueAsString(kept.values()));
        }
        List<String> previewed = sample.batches().stream()
                .flatMap(batch -> batch.events().stream()
                        .map(event -> batch.instanceId() + " " + event.day() + " " + event.name() + " "
                                + Optional.ofNullable(batch.version()).orElse("-") + " "
                                + properties(event.properties())))
                .toList();
        assertThat(events(product)).containsAll(previewed);
        assertThat(Math.max(sample.heartbeats().size(), sample.batches().size()))
                .isEqualTo(instances);
    }

    private static String properties(Object properties) {
        try {
            return JSON.writeValueAsString(properties);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> heartbeats(Product product) {
        return products.column("SELECT instance_id || ' ' || version || ' ' || kept FROM heartbeat WHERE product_id = "
                + product.id());
    }

    private static List<String> events(Product product) {
        return products.column("""
                SELECT concat_ws(' ', instance_id, day, name, coalesce(version, '-'), properties)
                FROM event
                WHERE product_id = %d
                """.formatted(product.id()));
    }

    private static String id(Product product, String identifier) throws Exception {
        return pseudonyms().installation(product.id(), identifier).toString();
    }

    private static Pseudonyms pseudonyms() throws Exception {
        return Pseudonyms.of(HexFormat.of()
                .parseHex(Files.readString(Path.of(TestServer.KEY_FILE)).strip()));
    }
}
