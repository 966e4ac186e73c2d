package rollcall.sender.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollcall.encoder.OutgoingHeartbeat;
import rollcall.encoder.Protocol;
import rollcall.gate.IgnoredField;
import rollcall.report.Product;
import rollcall.report.ReportedValue;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.Prohibition;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.outbox.HeartbeatReports;
import rollcall.store.people.AccountDao;
import rollcall.store.people.ApiKeyDao;
import rollcall.store.products.ProductDao;
import rollcall.store.sender.SenderSettingsDao;
import rollcall.store.servers.ServerDao;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;

/** What a Rollcall says of itself, as it would leave if all of it were agreed to. */
class OwnFactsTest {
    private TestProducts database;
    private OwnFacts facts;

    @BeforeEach
    void open() {
        database = TestProducts.at(TestDatabase.fresh());
        facts = new OwnFacts(
                new OwnFacts.Program("1.4.0", true, "systemd"),
                new OwnFacts.Tables(
                        database.dao(ServerDao.class),
                        database.dao(ProductDao.class),
                        database.dao(AccountDao.class),
                        database.dao(ApiKeyDao.class)),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void it_tells_its_version_what_it_runs_on_and_how_much_it_holds() {
        Product first = database.product("none");
        database.key(database.product("none"));
        for (int i = 0; i < 12; i++) {
            database.key(first);
        }
        database.execute("UPDATE api_key SET revoked_at = now() WHERE product_id = " + first.id());
        database.execute("UPDATE product_ordinal SET next_ordinal = 30");
        database.execute("""
                INSERT INTO account (email, password_hash, role, added_at)
                SELECT 'a' || n || '@example.org', 'x', 'maintainer', now()
                FROM generate_series(1, 11) AS n
                """);

        OutgoingHeartbeat heartbeat = heartbeat(Protocol.ROLLCALL);

        assertThat(heartbeat.ignored()).allMatch(OwnFactsTest::isThisMachinesKernel);
        assertThat(heartbeat.kept().version()).isEqualTo("1.4.0");
        assertThat(heartbeat.kept().values())
                .containsEntry("product_version", "1.4.0")
                .containsEntry("deployment_type", "systemd")
                .containsEntry("database_type", "postgresql")
                .containsEntry("database_embedded", true)
                .containsEntry("uptime", "0-1h")
                .containsEntry("products", "1-10")
                .containsEntry("instances", "51-100")
                .containsEntry("accounts", "11-50")
                .containsEntry("keys", "1-10")
                .containsKeys(
                        "java_version",
                        "os_family",
                        "os_version",
                        "architecture",
                        "processors",
                        "memory",
                        "database_version")
                .hasSize(16);
        assertThat((String) heartbeat.kept().values().get("database_version")).matches("\\d+\\.\\d+");
    }

    @ParameterizedTest
    @EnumSource
    void every_form_finds_the_version_and_the_system_among_them(Protocol wire) {
        OutgoingHeartbeat heartbeat = heartbeat(wire);

        Map<Protocol, String> systems = Map.of(
                Protocol.ROLLCALL, "os_family",
                Protocol.EVENTYAY, "os_family",
                Protocol.PENPOT, "os-name",
                Protocol.OTLP, "platform");
        assertThat(heartbeat.kept().version()).isEqualTo("1.4.0");
        assertThat(heartbeat.kept().values()).containsKey(systems.get(wire));
        assertThat(heartbeat.ignored())
                .noneMatch(ignoredField -> ignoredField.name().contains("version")
                        && wire == Protocol.ROLLCALL
                        && !isThisMachinesKernel(ignoredField));
    }

    /** A kernel that somebody built has a name of his own behind its numbers, which does not leave. */
    private static boolean isThisMachinesKernel(IgnoredField ignoredField) {
        return ignoredField.name().equals("os_version") && ignoredField.reason() == IgnoredField.Reason.SHORTENED;
    }

    @Test
    void an_exact_number_is_in_no_form_of_them() {
        database.product("none");
        database.execute("UPDATE product_ordinal SET next_ordinal = 735137");

        for (Protocol wire : Protocol.values()) {
            assertThat(heartbeat(wire).kept().values().toString()).doesNotContain("735137");
        }
        assertThat(facts.now().in(Protocol.ROLLCALL).orElseThrow().values().get("instances"))
                .isInstanceOf(ReportedValue.Number.class);
    }

    @Test
    void it_declares_nothing_and_needs_no_agent() {
        assertThat(facts.now().declared()).isEmpty();
        assertThat(facts.ofRollcall()).isTrue();
    }

    private OutgoingHeartbeat heartbeat(Protocol wire) {
        Consent consent =
                new Consent(database.dao(SenderSettingsDao.class), facts, Prohibition.NONE, Clock.systemUTC());
        assertThat(consent.current().instanceId()).isNotEqualTo(new UUID(0, 0));
        return HeartbeatReports.of(consent.snapshot().as(wire, TelemetryLevel.BASE))
                .orElseThrow();
    }
}
