package rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Settings;
import rollcall.TestDatabase;
import rollcall.Wiring;
import rollcall.store.Database;
import rollcall.store.DatabaseProblem;
import rollcall.store.embedded.EmbeddedPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void it_opens_on_a_fleet_of_four_months_and_goes_on_from_there_at_the_next_start() {
        String url = TestDatabase.fresh();
        String password;
        try (Wiring demo = start(url, NOON)) {
            assertThat(demo.setupPath()).isEmpty();
            password = demo.demoLogin().orElseThrow().password();
        }
        try (Database database = open(url)) {
            assertThat(number(database, "SELECT count(*) FROM instance")).isBetween(1_900, 2_000);
            assertThat(number(database, "SELECT count(DISTINCT day) FROM heartbeat"))
                    .isEqualTo(120);
            assertThat(number(database, "SELECT count(DISTINCT version) FROM heartbeat"))
                    .isBetween(8, 10);
            assertThat(number(database, "SELECT count(*) FROM heartbeat_batch")).isZero();
            assertThat(number(database, "SELECT count(*) FROM heartbeat WHERE received_at > '2026-11-20T12:00:00Z'"))
                    .isZero();
            assertThat(number(database, "SELECT count(*) FROM refusal_count")).isPositive();
            assertThat(number(database, "SELECT count(*) FROM dropped_count")).isPositive();
            assertThat(rolledUpDays(database)).isEqualTo(rawDays(database));
            requireEvents(database, 113);
        }
        Map<String, Integer> before;
        try (Wiring again = start(url, NOON)) {
            assertThat(again.port()).isPositive();
        }
        try (Database database = open(url)) {
            before = eventDays(database);
            requireEvents(database, 113);
        }

        try (Wiring later = start(url, NOON.plus(Duration.ofHours(30)))) {
            assertThat(later.demoLogin().orElseThrow().password()).isNotEqualTo(password);
        }
        try (Database database = open(url)) {
            Map<String, Integer> raw = rawDays(database);
            assertThat(raw).hasSize(121);
            assertThat(raw.get("2026-11-20")).isGreaterThan(1_000);
            assertThat(rolledUpDays(database)).isEqualTo(raw);
            requireEvents(database, 114);
            Map<String, Integer> after = eventDays(database);
            assertThat(after.get("2026-11-20")).isGreaterThan(before.get("2026-11-20"));
            before.remove("2026-11-20");
            assertThat(after).containsAllEntriesOf(before);
            assertThat(number(database, "SELECT count(*) FROM account")).isEqualTo(1);
        }
    }

    @Test
    void it_is_refused_where_another_product_is_and_writes_nothing() {
        String url = TestDatabase.fresh();
        try (Database database = open(url)) {
            database.jdbi()
                    .useHandle(
                            handle -> handle.execute(
                                    "INSERT INTO product (slug, name, preset, added_at) VALUES ('shop', 'Shop', 'none', now())"));

            assertThatThrownBy(() -> start(url, NOON))
                    .isInstanceOf(DatabaseProblem.class)
                    .hasMessageContaining("shop")
                    .hasMessageContaining("--data-dir");

            for (String table : List.of("account", "instance", "heartbeat", "rollup", "setup_link", "api_key")) {
                assertThat(number(database, "SELECT count(*) FROM " + table))
                        .as(table)
                        .isZero();
            }
            assertThat(number(database, "SELECT count(*) FROM product")).isEqualTo(1);
        }
    }

    @Test
    void it_is_refused_where_somebody_else_has_an_account() {
        String url = TestDatabase.fresh();
        try (Database database = open(url)) {
            database.jdbi().useHandle(handle -> handle.execute("""
                            INSERT INTO account (email, password_hash, role, added_at)
                            VALUES ('ada@example.org', '', 'superuser', now())
                            """));

            assertThatThrownBy(() -> start(url, NOON)).isInstanceOf(DatabaseProblem.class);

            assertThat(number(database, "SELECT count(*) FROM product")).isZero();
        }
    }

    /** What was counted of the last days is what their raw rows say. */
    private static void requireEvents(Database database, int mostDays) {
        Map<String, Integer> counted = eventDays(database);
        Map<String, Integer> raw = byDay(database.jdbi(), "SELECT day::text, count(*)::int FROM event GROUP BY day");
        assertThat(raw).hasSizeGreaterThanOrEqualTo(2);
        assertThat(counted).containsAllEntriesOf(raw).hasSizeBetween(100, mostDays);
        assertThat(number(database, "SELECT count(*) FROM event_name")).isEqualTo(17);
        assertThat(number(database, "SELECT count(*) FROM event_batch")).isZero();
        assertThat(number(database, "SELECT count(*) FROM dropped_count WHERE reason LIKE '%event%'"))
                .isZero();
    }

    private static Map<String, Integer> eventDays(Database database) {
        return byDay(database.jdbi(), "SELECT day::text, events::int FROM event_rollup WHERE name = '' AND days = 1");
    }

    private static Wiring start(String url, Instant now) {
        Settings settings = new Settings(
                "127.0.0.1",
                0,
                Path.of("target", "unused"),
                Optional.of(url),
                true,
                Optional.empty(),
                Duration.ofSeconds(1));
        return Wiring.start(settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Database open(String url) {
        return Database.open(Optional.of(url), Path.of("target", "unused"), EmbeddedPostgres.Use.COMMAND);
    }

    private static int number(Database database, String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    private static Map<String, Integer> rawDays(Database database) {
        return byDay(database.jdbi(), "SELECT day::text, count(*)::int FROM heartbeat GROUP BY day");
    }

    private static Map<String, Integer> rolledUpDays(Database database) {
        return byDay(database.jdbi(), "SELECT day::text, cardinality FROM rollup WHERE field = '$active'");
    }

    private static Map<String, Integer> byDay(Jdbi jdbi, String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .reduceRows(new java.util.TreeMap<String, Integer>(), (days, row) -> {
                    days.put(row.getColumn(1, String.class), row.getColumn(2, Integer.class));
                    return days;
                }));
    }
}
