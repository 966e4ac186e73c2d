package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.MovableClock;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** Annotations: who writes them down, and where they are shown. */
class AnnotationsTest {
    private static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-11-01T00:00:00Z"));
    private static final int INSTANCES = 4;

    private static Wiring server;
    private static TestProducts products;
    private static Visitor maintainer;
    private static Product product;

    @BeforeAll
    static void start() throws Exception {
        String database = TestDatabase.fresh();
        server = TestServer.start(CLOCK, database);
        products = TestProducts.at(database);
        Visitor superuser = Visitor.superuser(server);
        maintainer = Visitor.maintainer(server);
        product = products.product("rollcall");
        report("2026-11-02", "2026-11-11", "1.0.0");
        report("2026-11-12", "2026-11-20", "1.1.0");
        move(Instant.parse("2026-11-21T09:00:00Z"));
        TestSite.await(
                () -> products.number("SELECT count(*) FROM heartbeat_batch WHERE NOT (folded AND answered)") == 0);
        TestSite.await(() -> products.number("SELECT count(*) FROM event_batch WHERE NOT folded") == 0);
        logIn(superuser, maintainer);
        Sql.execute(
                server,
                "INSERT INTO absence VALUES ('2026-11-08 22:00Z', '2026-11-09 01:20Z'), ('2025-01-01Z', '2025-01-02Z')");
    }

    @AfterAll
    static void stop() {
        products.close();
        server.close();
    }

    @Test
    void what_a_maintainer_writes_down_is_on_every_axis_in_every_table_and_in_every_file_of_days() {
        assertThat(add("2026-11-15", "note", "moved to <b>new</b> hosting").statusCode())
                .isEqualTo(303);

        for (String page :
                List.of("overview", "versions", "metrics", "environment?view=time", "events/event?name=login")) {
            String html = page(page);
            assertThat(html)
                    .as(page)
                    .contains("data-kind=\"note\"", "data-notes")
                    .contains("moved to &lt;b&gt;new&lt;/b&gt; hosting")
                    .doesNotContain("<b>new");
        }
        for (String file : List.of(
                "overview.csv?of=days",
                "versions.csv?of=days",
                "metrics.csv?of=accounts.days",
                "environment.csv?of=database_type.days",
                "events/event.csv?name=login&of=days",
                "events/event.csv?name=login&of=versions.days")) {
            List<String> rows = page(file).lines().toList();
            assertThat(rows.get(0)).as(file).endsWith(",notes");
            assertThat(rows)
                    .as(file)
                    .anyMatch(row -> row.startsWith("2026-11-15,") && row.endsWith(",moved to <b>new</b> hosting"));
            assertThat(rows)
                    .as(file)
                    .anyMatch(row -> row.startsWith("2026-11-09,") && row.endsWith(",Receiver was away 3 h 20 min"));
        }
        assertThat(page("versions.csv").lines().findFirst().orElseThrow()).doesNotContain("notes");
    }

    @Test
    void the_receiver_s_absence_is_a_shade_over_its_days_with_its_length() {
        String page = page("overview");

        assertThat(page)
                .contains("data-day=\"2026-11-08\" data-until=\"2026-11-09\" data-kind=\"away\"", "away 3 h 20 min");
        assertThat(HtmlTable.text(page)).contains("Receiver was away 3 h 20 min");
        assertThat(page("overview?range=2026-11-10..2026-11-18")).doesNotContain("data-kind=\"away\"");
        assertThat(HtmlTable.text(page("annotations"))).contains("2026-11-08 2026-11-09 3 h 20 min");
    }

    @Test
    void a_release_stands_by_itself_on_the_day_on_which_it_was_first_seen_until_somebody_knows_better() {
        assertThat(page("overview"))
                .contains("data-day=\"2026-11-12\" data-until=\"2026-11-12\" data-kind=\"release\"");
        assertThat(page("overview")).doesNotContain("Release 1.0.0");

        add("2026-11-10", "release", "1.1.0");

        for (String page : List.of("overview", "versions")) {
            assertThat(page(page))
                    .as(page)
                    .contains("data-day=\"2026-11-10\" data-until=\"2026-11-10\" data-kind=\"release\"")
                    .doesNotContain("data-day=\"2026-11-12\"");
        }
        remove("1.1.0");
        assertThat(page("overview")).contains("data-day=\"2026-11-12\"");
    }

    @Test
    void only_what_fits_is_taken_and_only_of_this_product_removed() {
        for (Map<String, String> wrong : List.of(
                Map.of("day", "2026-02-30", "kind", "note", "text", "a"),
                Map.of("day", "1999-12-31", "kind", "note", "text", "a"),
                Map.of("day", "2026-11-15", "kind", "other", "text", "a"),
                Map.of("day", "2026-11-15", "kind", "note", "text", " "),
                Map.of("day", "2026-11-15", "kind", "note", "text", "x".repeat(81)))) {
            assertThat(maintainer.send(path("annotations"), wrong).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
        add("2026-11-16", "note", "x".repeat(80));
        String id = id("x".repeat(80));
        Product other = products.product("rollcall");
        String there = "/p/" + other.slug() + "/annotations";
        assertThat(maintainer.send(there, there + "/remove", Map.of("id", id)).statusCode())
                .isEqualTo(404);
        assertThat(maintainer.page(there)).doesNotContain("xxx");
        assertThat(maintainer
                        .post(path("annotations") + "/remove", Map.of("id", id))
                        .statusCode())
                .isEqualTo(403);
        remove("x".repeat(80));
        assertThat(page("annotations")).doesNotContain("xxx");
    }

    private static HttpResponse<String> add(String day, String kind, String text) {
        return maintainer.send(path("annotations"), Map.of("day", day, "kind", kind, "text", text));
    }

    private static void remove(String text) {
        assertThat(maintainer
                        .send(path("annotations"), path("annotations") + "/remove", Map.of("id", id(text)))
                        .statusCode())
                .isEqualTo(303);
    }

    private static String id(String text) {
        return products.column("SELECT annotation_id::text FROM annotation WHERE text = '" + text + "'")
                .get(0);
    }

    private static void report(String from, String to, String version) throws Exception {
        TestSender heartbeats = new TestSender(TestServer.at(server, "/ingest/heartbeat"), products.key(product));
        TestSender events = new TestSender(TestServer.at(server, "/ingest/events"), products.key(product));
        for (LocalDate day = LocalDate.parse(from); !day.isAfter(LocalDate.parse(to)); day = day.plusDays(1)) {
            move(day.atTime(8, 0).toInstant(ZoneOffset.UTC));
            for (int i : IntStream.range(0, INSTANCES).toArray()) {
                String body = TestSender.heartbeat(new UUID(product.id(), i), version);
                String more = ",\"database_type\":\"postgresql\",\"accounts\":3}";
                assertThat(heartbeats
                                .post(body.substring(0, body.length() - 1) + more)
                                .statusCode())
                        .isEqualTo(200);
            }
            String body = TestSender.heartbeat(new UUID(product.id(), 0), version);
            assertThat(events.post(body.substring(0, body.length() - 1) + ",\"events\":[{\"name\":\"login\"}]}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static void logIn(Visitor superuser, Visitor other) {
        superuser.logIn(Visitor.EMAIL, Visitor.PASSWORD);
        HttpResponse<String> again =
                superuser.send("/accounts", Map.of("email", "eve@example.org", "role", "maintainer"));
        other.logIn("eve@example.org", Visitor.between(again.body(), "<code id=\"password\">", "</code>"));
    }

    private static void move(Instant to) {
        CLOCK.move(Duration.between(CLOCK.instant(), to));
    }

    private static String page(String page) {
        return maintainer.page(path(page));
    }

    private static String path(String page) {
        return "/p/" + product.slug() + "/" + page;
    }
}
