package rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.store.DatabaseProblem;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoTest {
    private static final Instant NOON = DemoDatabase.NOON;

    @Test
    void it_opens_on_a_fleet_of_four_months_and_goes_on_from_there_at_the_next_start() {
        DemoDatabase.FirstStart demo = DemoDatabase.firstStart();
        assertThat(demo.setupPath()).isNull();
        String password = demo.password();
        assertThat(password).isNotEmpty();
        String url = DemoDatabase.fresh();
        try (Database database = open(url)) {
            assertThat(number(database, "SELECT count(*) FROM instance")).isCloseTo(2_000, withinPercentage(1));
            requireUnusualSenders(database);
            assertThat(number(database, "SELECT count(DISTINCT day) FROM heartbeat"))
                    .isEqualTo(120);
            assertThat(number(database, "SELECT count(DISTINCT version) FROM heartbeat WHERE version NOT LIKE '%dev%'"))
                    .isBetween(8, 10);
            assertThat(number(database, "SELECT count(*) FROM heartbeat_batch")).isZero();
            assertThat(number(database, "SELECT count(*) FROM heartbeat WHERE received_at > '2026-11-20T12:00:00Z'"))
                    .isZero();
            assertThat(number(database, "SELECT count(*) FROM refusal_count")).isPositive();
            assertThat(number(database, "SELECT count(*) FROM dropped_count")).isPositive();
            requireFolded(database, 100);
            requireEvents(database, 120);
        }
        Map<String, Integer> before;
        try (Wiring again = start(url, NOON)) {
            assertThat(again.port()).isPositive();
        }
        try (Database database = open(url)) {
            before = eventDays(database);
            requireEvents(database, 120);
        }

        try (Wiring later = start(url, NOON.plus(Duration.ofHours(30)))) {
            assertThat(later.demoLogin().orElseThrow().password()).isNotEqualTo(password);
        }
        try (Database database = open(url)) {
            Map<String, Integer> raw = rawDays(database);
            assertThat(raw).hasSize(121);
            assertThat(raw.get("2026-11-20")).isGreaterThan(1_000);
            requireFolded(database, 100);
            requireEvents(database, 121);
            Map<String, Integer> after = eventDays(database);
            assertThat(after.get("2026-11-20")).isGreaterThan(before.get("2026-11-20"));
            before.remove("2026-11-20");
            assertThat(after).containsAllEntriesOf(before);
            assertThat(number(database, "SELECT count(*) FROM account")).isEqualTo(1);
        }
    }

    @Test
    void it_is_as_large_as_the_readme_says_at_the_first_and_at_the_last_second_of_a_day() throws Exception {
        Matcher said =
                Pattern.compile("about ([\\d,]+) instances over (\\d+) days").matcher(readme());
        assertThat(said.find()).isTrue();
        int instances = Integer.parseInt(said.group(1).replace(",", ""));
        LocalDate today = LocalDate.of(2026, 11, 22);
        int days = Integer.parseInt(said.group(2));
        LocalDate first = today.minusDays(days - 1L);
        DemoFleet fleet = new DemoFleet(DemoDays.of(first, today));
        Set<UUID> before = new HashSet<>();
        first.datesUntil(today).forEach(day -> fleet.on(day).forEach(sent -> before.add(id(sent))));
        Set<UUID> after = new HashSet<>(before);
        fleet.on(today).forEach(sent -> after.add(id(sent)));

        assertThat(DemoFleet.DAYS).isEqualTo(days);
        assertThat(before).hasSizeBetween(instances * 99 / 100, instances * 101 / 100);
        assertThat(after).hasSizeBetween(instances * 99 / 100, instances * 101 / 100);
    }

    @Test
    void it_makes_as_many_days_of_history_as_are_asked_for_and_goes_on_from_there() {
        String url = TestDatabase.fresh();
        try (Wiring demo = DemoDatabase.start(url, Clock.fixed(NOON, ZoneOffset.UTC), 170)) {
            assertThat(demo.port()).isPositive();
        }
        try (Database database = open(url)) {
            assertThat(rolledUpDays(database)).containsKey("2026-06-04");
            assertThat(rawDays(database)).hasSize(170);
            assertThat(
                            number(
                                    database,
                                    "SELECT count(DISTINCT value) FROM rollup WHERE field = 'eventyay_version' AND day < '2026-07-24'"))
                    .isGreaterThan(1);
        }
        // A later start needs no number of days: those since are added to what is there.
        try (Wiring later = start(url, NOON.plus(Duration.ofDays(2)))) {
            assertThat(later.port()).isPositive();
        }
        try (Database database = open(url)) {
            assertThat(rolledUpDays(database)).containsKey("2026-06-04");
            assertThat(rawDays(database)).hasSize(172);
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

    /** Each day has the instances of its raw rows, and in the first days the one that was forgotten since. */
    private static void requireFolded(Database database, int daysOfForgotten) {
        Map<String, Integer> raw = rawDays(database);
        Map<String, Integer> rolledUp = rolledUpDays(database);
        int day = 0;
        for (String date : raw.keySet()) {
            assertThat(rolledUp.get(date)).as(date).isEqualTo(raw.get(date) + (day < daysOfForgotten ? 1 : 0));
            day++;
        }
        assertThat(rolledUp).hasSameSizeAs(raw);
    }

    /** Friday, noon. */
    private static void requireUnusualSenders(Database database) {
        assertThat(instances(database, """
                        SELECT count(*) >= 16 AND min(gap) >= interval '7 days 2 seconds' AND max(gap) <= interval '7 days 7 seconds'
                        """)).as("weekly").isEqualTo(3);
        assertThat(instances(database, "SELECT count(*) BETWEEN 84 AND 86 AND max(extract(isodow FROM day)) = 5"))
                .as("office hours, without a day of holidays")
                .isGreaterThanOrEqualTo(8);
        assertThat(
                        instances(
                                database,
                                "SELECT count(*) >= 45 AND bool_and(received_at::text LIKE '%23:59:59%' OR day = '2026-11-20')"))
                .as("around midnight: the later of two heartbeats of a day stands")
                .isEqualTo(2);
        assertThat(instances(database, "SELECT max(gap) = interval '69 days'"))
                .as("back")
                .isEqualTo(1);
        assertThat(number(
                        database,
                        "SELECT count(DISTINCT version) FROM heartbeat WHERE version ~ '^3[.][12][.]0-dev[.]\\d{8}$'"))
                .as("nightly builds")
                .isEqualTo(30);
        assertThat(number(database, "SELECT count(*) FROM heartbeat WHERE version = '3.2.0-dev.20261120'"))
                .isEqualTo(4);
        assertThat(column(database, """
                        SELECT kept->'$unusable'->>'eventyay_version' FROM heartbeat
                        WHERE day = '2026-11-20' AND version IS NULL ORDER BY 1
                        """)).containsExactly("address", "branch", "commit", "unknown", null);
        assertThat(column(database, """
                        SELECT reason || ' ' || field || ' on ' || count(DISTINCT day) || ' days' FROM refusal_count
                        WHERE field IN ('schema_version', 'enabled_plugins', 'metrics', 'traces') AND reason <> 'invalid_field'
                              OR field = 'enabled_plugins' OR reason = 'forgotten'
                        GROUP BY reason, field ORDER BY 1
                        """))
                .containsExactly(
                        "forgotten  on 1 days",
                        "invalid_field enabled_plugins on 10 days",
                        "missing_required_fields schema_version on 25 days",
                        "not_kept metrics on 120 days",
                        "not_kept traces on 120 days");
    }

    /** How many instances have heartbeats of which this is true: their days, times of receipt and the gaps between these. */
    private static int instances(Database database, String select) {
        return number(
                database,
                "SELECT count(*) FROM (%s FROM (%s) AS each GROUP BY instance_id) AS answer (yes) WHERE yes"
                        .formatted(select, """
                        SELECT instance_id, day, received_at AT TIME ZONE 'UTC' AS received_at,
                               received_at - lag(received_at) OVER (PARTITION BY instance_id ORDER BY received_at) AS gap
                        FROM heartbeat
                        """));
    }

    private static List<String> column(Database database, String sql) {
        return Sql.column(database.url(), sql);
    }

    /** What was counted of the last days is what their raw rows say. */
    private static void requireEvents(Database database, int mostDays) {
        Map<String, Integer> counted = eventDays(database);
        Map<String, Integer> raw = byDay(database.jdbi(), "SELECT day::text, count(*)::int FROM event GROUP BY day");
        assertThat(raw).hasSizeGreaterThanOrEqualTo(2);
        assertThat(counted).containsAllEntriesOf(raw).hasSizeBetween(100, mostDays);
        assertThat(number(database, "SELECT count(*) FROM event_name")).isEqualTo(18);
        assertThat(number(database, "SELECT count(*) FROM event_batch")).isZero();
        assertThat(number(database, "SELECT count(*) FROM dropped_count WHERE reason LIKE '%event%'"))
                .isZero();
    }

    private static Map<String, Integer> eventDays(Database database) {
        return byDay(database.jdbi(), "SELECT day::text, events::int FROM event_rollup WHERE name = '' AND days = 1");
    }

    private static UUID id(DemoFleet.Sent sent) {
        return sent.heartbeat().reporter().instanceId();
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of(System.getProperty("basedir", ".")).resolve("../README.md"));
    }

    private static Wiring start(String url, Instant now) {
        return DemoDatabase.start(url, Clock.fixed(now, ZoneOffset.UTC));
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
