package rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.sender.Level;
import rollcall.sender.WireName;

/** From a program beside a Rollcall to the rows of another one, on each wire: what was agreed to arrives, and nothing else. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@org.junit.jupiter.api.TestInstance(Lifecycle.PER_CLASS)
class WiresTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FACTS = """
            {"version": "2.1.0", "hostname": "host-of-ada",
             "environment": {"os_family": "Linux", "os_version": "6.1.0-28-of-ada", "deployment_type": "docker"},
             "counts": {"users": 37}}
            """;

    private static final String EVENTS = """
            {"events": [
              {"name": "timer.started", "type": "action", "profile": 7,
               "properties": {"billable": true, "title": "plan of ada"}, "context": {"address": "203.0.113.7"}},
              {"name": "login", "type": "identify", "source": "frontend", "profile": "ada@example.org",
               "properties": {"lang": "de", "n": 1.5, "full-name": "ada"},
               "context": {"screen-width": 1920, "browser": "Firefox"}}]}
            """;

    private final MovableClock clock = new MovableClock(Instant.now());
    private final String url = TestDatabase.fresh();
    private Wiring receiver;
    private TestProducts products;

    @BeforeAll
    void start() {
        receiver = TestServer.start(clock, url);
        products = TestProducts.at(url);
    }

    @AfterAll
    void stop() {
        products.close();
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ROLLCALL | /                 | {"product_version":"2.1.0","schema_version":"1","os_family":"Linux","os_version":"6.1.0-28","deployment_type":"docker"}
            PENPOT   | /ingest/penpot    | {"version":"2.1.0","os-name":"Linux","os-version":"6.1.0-28","referer":"docker","total-users":"11-50"}
            OTLP     | /ingest/otlp      | {"app_version":"2.1.0","platform":"Linux","os_version":"6.1.0-28","deployment_type":"docker","architecture":"unknown","deployment.environment":"unknown","release_channel":"unknown"}
            """)
    void the_facts_arrive_in_a_row(WireName wire, String path, String kept) throws Exception {
        try (TestInstance instance = reporting(Level.BASE, wire, path)) {
            assertThat(instance.shipping().now("ada").good()).isTrue();

            assertThat(keptOf(instance)).isEqualTo(JSON.readTree(kept));
            assertThat(instance.log()).last().isEqualTo("heartbeat: 200");
        }
    }

    @Test
    void the_facts_arrive_beside_what_eventyay_says_of_the_unknown() throws Exception {
        try (TestInstance instance = reporting(Level.BASE, WireName.EVENTYAY, "/ingest/heartbeat")) {
            assertThat(instance.shipping().now("ada").good()).isTrue();

            JsonNode kept = keptOf(instance);
            assertThat(kept.path("eventyay_version").asText()).isEqualTo("2.1.0");
            assertThat(kept.path("build_metadata").asText()).isEqualTo("v2.1.0");
            assertThat(kept.path("os_family").asText()).isEqualTo("Linux");
            assertThat(kept.path("os_version").asText()).isEqualTo("6.1.0-28");
            assertThat(kept.path("deployment_type").asText()).isEqualTo("docker");
            assertThat(kept.path("database_type").asText()).isEqualTo("unknown");
            assertThat(kept.path("orders_bucket").asText()).isEqualTo("0");
            assertThat(kept.has("maintainer_contact")).isFalse();
        }
    }

    /** Penpot's product takes no name with a dot, and TimeTracker's no other; of its events TimeTracker says no source. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            ROLLCALL ; /              ; login|identify|telemetry:frontend|t|2.1.0|{"lang":"de","n":1.5}|{"browser":"Firefox","screen-width":"1920-2559"}
            ROLLCALL ; /              ; timer.started|action|telemetry:backend|t|2.1.0|{"billable":true}|{}
            PENPOT   ; /ingest/penpot ; login|identify|telemetry:frontend|t|2.1.0|{"lang":"de","n":1.5}|{"browser":"Firefox","screen-width":"1920-2559"}
            OTLP     ; /ingest/otlp   ; timer.started|action||t|2.1.0|{"billable":true}|{}
            """)
    void the_events_arrive_in_a_row_each(WireName wire, String path, String row) {
        try (TestInstance instance = reporting(Level.DETAILED, wire, path)) {
            instance.send("POST", "events", EVENTS);

            assertThat(instance.shipping().now("ada").good()).isTrue();

            String mine =
                    " FROM event WHERE instance_id = '" + instance.settings().instanceId() + "'";
            assertThat(products.column("""
                            SELECT concat_ws('|', name, type, source, profile IS NOT NULL, version, properties, context)
                            """ + mine)).contains(row).hasSize(wire == WireName.ROLLCALL ? 2 : 1);
            assertThat(products.column("SELECT DISTINCT day" + mine))
                    .containsExactly(
                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
            assertThat(instance.waiting()).isZero();
        }
    }

    private JsonNode keptOf(TestInstance instance) throws Exception {
        String mine =
                " FROM heartbeat WHERE instance_id = '" + instance.settings().instanceId() + "'";
        assertThat(products.column("SELECT version" + mine)).containsExactly("2.1.0");
        return JSON.readTree(products.column("SELECT kept" + mine).get(0));
    }

    private TestInstance reporting(Level level, WireName wire, String path) {
        TestInstance instance = TestInstance.start(clock);
        URI endpoint = TestServer.at(receiver, path);
        instance.reports(level, wire, endpoint, products.key(products.product(wire.preset())));
        instance.send("PUT", "facts", FACTS);
        return instance;
    }
}
