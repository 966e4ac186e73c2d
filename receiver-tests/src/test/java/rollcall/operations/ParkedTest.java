package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.Sql;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** What cannot be rolled up is put aside and told; everything else goes on. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParkedTest {
    private static final String OPEN = "{\"name\":\"open-file\",\"type\":\"action\"}";

    /** Deeper than any reader here goes. */
    private static final String DEEP = "'{\"version\":' || repeat('[', 3000) || repeat(']', 3000) || '}'";

    private TestSite site;

    @BeforeEach
    void open() {
        site = new TestSite("rollcall");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_batch_that_cannot_be_read_is_put_aside_shown_and_tried_again_when_somebody_asks() throws Exception {
        Sql.execute(site.server(), "ALTER TABLE event_rollup RENAME TO elsewhere");
        site.events(UUID.randomUUID(), "1.0", OPEN);
        site.events(UUID.randomUUID(), "1.0", OPEN);
        site.events(UUID.randomUUID(), "1.0", OPEN);
        Sql.execute(
                site.server(),
                "CREATE TABLE whole AS SELECT batch_id, summary::text AS summary FROM event_batch ORDER BY 1 LIMIT 2");
        Sql.execute(
                site.server(),
                "UPDATE event_batch SET summary = '{\"version\":7,\"lines\":[{}]}' WHERE batch_id = (SELECT min(batch_id) FROM whole)");
        Sql.execute(
                site.server(),
                "UPDATE event_batch SET summary = '{}' WHERE batch_id = (SELECT max(batch_id) FROM whole)");
        Sql.execute(site.server(), "ALTER TABLE elsewhere RENAME TO event_rollup");

        TestSite.await(() -> sum().equals(List.of("1")));
        TestSite.await(() -> site.superuser().page("/jobs").contains("2 batches of events"));
        assertThat(site.superuser().page("/jobs")).contains("Put aside", "The product", ".java:");
        TestSite.await(() -> !site.superuser().page("/jobs").contains("event-rollups fails"));
        assertThat(Sql.column(site.server(), "SELECT failed_place FROM event_batch WHERE failed_at IS NOT NULL"))
                .hasSize(2)
                .allMatch(place -> place.contains(" at ") && !place.contains("version\":7"));

        site.events(UUID.randomUUID(), "1.0", OPEN);
        TestSite.await(() -> sum().equals(List.of("2")));

        Sql.execute(
                site.server(),
                "UPDATE event_batch b SET summary = w.summary::json FROM whole w WHERE w.batch_id = b.batch_id");
        assertThat(site.superuser().send("/jobs", "/jobs/retry", Map.of()).statusCode())
                .isEqualTo(303);
        TestSite.await(() -> sum().equals(List.of("4")));
        TestSite.await(() -> !site.superuser().page("/jobs").contains("Put aside"));
    }

    @Test
    void a_heartbeat_that_cannot_be_read_is_put_aside_and_comes_back_after_an_update() throws Exception {
        UUID damaged = UUID.randomUUID();
        Sql.execute(site.server(), "ALTER TABLE rollup RENAME TO elsewhere");
        site.heartbeat(damaged, "1.0", "");
        site.heartbeat(UUID.randomUUID(), "1.0", "");
        Sql.execute(site.server(), "CREATE TABLE whole AS SELECT instance_id, dictionary_id, kept FROM heartbeat");
        Sql.execute(
                site.server(),
                "UPDATE heartbeat SET dictionary_id = -1, kept = convert_to(" + DEEP + ", 'UTF8') WHERE instance_id = '"
                        + damaged + "'");
        Sql.execute(site.server(), "ALTER TABLE elsewhere RENAME TO rollup");

        TestSite.await(() -> active().equals(List.of("1")));
        TestSite.await(() -> site.superuser().page("/jobs").contains("1 heartbeat<"));
        TestSite.await(() -> !site.superuser().page("/jobs").contains("heartbeat-rollups fails"));
        assertThat(Sql.column(site.server(), "SELECT instance_id FROM parked_heartbeat"))
                .containsExactly(damaged.toString());
        site.heartbeat(UUID.randomUUID(), "1.0", "");
        TestSite.await(() -> active().equals(List.of("2")));

        Sql.execute(
                site.server(),
                "UPDATE heartbeat h SET dictionary_id = w.dictionary_id, kept = w.kept FROM whole w WHERE w.instance_id = h.instance_id");
        Sql.execute(site.server(), "UPDATE parked_heartbeat SET failed_by = '0.0.1'");
        try (Wiring updated = TestServer.start(Clock.systemUTC(), site.server().databaseUrl())) {
            TestSite.await(() -> active().equals(List.of("3")));
            assertThat(Sql.column(updated, "SELECT 1 FROM parked_heartbeat")).isEmpty();
        }
    }

    @Test
    void a_bitmap_that_cannot_be_read_is_made_anew_from_the_raw_rows() throws Exception {
        site.heartbeat(UUID.randomUUID(), "1.0", "");
        site.heartbeat(UUID.randomUUID(), "1.0", "");
        TestSite.await(() -> active().equals(List.of("2")));
        Sql.execute(site.server(), "UPDATE rollup SET bitmap = '\\x00ff' WHERE field = '$active'");
        Sql.execute(site.server(), "UPDATE rollup SET cardinality = 7 WHERE field = '$first'");

        site.heartbeat(UUID.randomUUID(), "2.0", "");

        TestSite.await(() -> active().equals(List.of("3")));
        assertThat(Sql.column(site.server(), "SELECT cardinality FROM rollup WHERE field = '$first'"))
                .containsExactly("3");
        assertThat(Sql.column(site.server(), "SELECT 1 FROM parked_heartbeat")).isEmpty();
    }

    @Test
    void a_row_of_event_counts_that_cannot_be_read_puts_no_batch_aside_and_its_count_goes_on() throws Exception {
        UUID first = UUID.randomUUID();
        site.events(first, "1.0", OPEN + "," + OPEN);
        site.events(UUID.randomUUID(), "1.0", OPEN);
        TestSite.await(() -> sum().equals(List.of("3")));
        Sql.execute(
                site.server(),
                "UPDATE event_rollup SET bitmap = '\\x00ff', sketch = '\\x07' WHERE name = 'open-file' AND field = '' AND days > 1");
        Sql.execute(
                site.server(),
                "UPDATE event_rollup SET bitmap = '\\x00ff' WHERE name = 'open-file' AND field = 'version' AND days = 1");

        site.events(UUID.randomUUID(), "1.0", OPEN);

        TestSite.await(() -> sum().equals(List.of("4")));
        assertThat(Sql.column(site.server(), "SELECT 1 FROM event_batch WHERE failed_at IS NOT NULL"))
                .isEmpty();
        assertThat(Sql.column(site.server(), """
                SELECT concat_ws(' ', days, field, events, instances)
                FROM event_rollup
                WHERE name = 'open-file' AND field IN ('', 'version')
                ORDER BY days, field
                """))
                .containsExactly("1  4 3", "1 version 4 1", "8  4 3", "8 version 4 3", "64  4 3", "64 version 4 3");
        assertThat(site.superuser().page("/p/it/events")).contains("open-file");
        assertThat(site.superuser().page("/jobs")).doesNotContain("Put aside", "event-rollups fails");
    }

    @Test
    void a_product_whose_rollups_cannot_be_written_holds_up_no_other() throws Exception {
        site.superuser().send("/products/new", Map.of("name", "Other", "slug", "other", "preset", "rollcall"));
        String page =
                site.superuser().send("/p/other/keys", Map.of("label", "")).body();
        String other = Visitor.between(page, "<code id=\"issued\">", "</code>");
        String first =
                Sql.column(site.server(), "SELECT min(product_id) FROM product").get(0);
        Sql.execute(
                site.server(),
                "ALTER TABLE rollup ADD CONSTRAINT broken CHECK (product_id <> " + first + ") NOT VALID");

        site.heartbeat(UUID.randomUUID(), "1.0", "");
        site.heartbeat(
                "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID() + "\",\"product_version\":\"1.0\"}",
                other);

        TestSite.await(() -> active().equals(List.of("1")));
        TestSite.await(() -> Sql.column(site.server(), "SELECT product_id FROM parked_heartbeat")
                .equals(List.of(first)));
        Sql.execute(site.server(), "ALTER TABLE rollup DROP CONSTRAINT broken");
        site.superuser().send("/jobs", "/jobs/retry", Map.of());
        TestSite.await(() -> active().equals(List.of("1", "1")));
    }

    private List<String> active() {
        return Sql.column(site.server(), "SELECT cardinality FROM rollup WHERE field = '$active' ORDER BY product_id");
    }

    private List<String> sum() {
        return Sql.column(
                site.server(), "SELECT events FROM event_rollup WHERE days = 1 AND name = 'open-file' AND field = ''");
    }
}
