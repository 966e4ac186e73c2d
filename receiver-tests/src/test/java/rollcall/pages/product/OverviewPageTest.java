package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.MovableClock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** Small fleets over 90 days, and the numbers that their pages show on some of them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OverviewPageTest {
    private static final LocalDate START = LocalDate.parse("2026-03-02");
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final Pattern TILE = Pattern.compile("<span class=\"tile-name\">\\s*<a [^>]*>([^<]+)</a>.*?"
            + "<data class=\"tile-number\" value=\"(\\d+)\">.*?<span class=\"tile-change[^>]*>([^<]*)</span>");

    private static final MovableClock clock = new MovableClock(at(0, NOON));
    private static final Map<String, Fleet> fleets = new HashMap<>();
    private static final Map<String, String> pages = new HashMap<>();
    private static Wiring server;
    private static TestProducts products;

    @BeforeAll
    static void ninetyDaysGoBy() throws Exception {
        String database = TestDatabase.fresh();
        server = TestServer.start(clock, database);
        products = TestProducts.at(database);
        Visitor.superuser(server);
        beforeToday();
        theDayThatMostPagesAreReadOn();
        afterwards();
    }

    @AfterAll
    static void close() {
        products.close();
        server.close();
    }

    private static void beforeToday() throws Exception {
        fleet("back").reports(1);
        on(29, NOON);
        fleet("young").reports(28);
        on(40, NOON);
        fleet("young").reports(27).reportsToo("one more").reportsToo("another");
        on(55, NOON);
        fleet("forgotten").reportsToo("a").reportsToo("b");
        on(56, NOON);
        awaitFold();
        fleet("forgotten").asksToForget("a");
        on(58, NOON);
        fleet("forgotten").reportsToo("a").reportsToo("b");
        on(62, NOON);
        read("forgotten", "on the last day that has it twice");
        on(62, LocalTime.of(23, 59, 58));
        fleet("weekly").reports(1);
        on(63, NOON);
        read("forgotten", "a day later");
    }

    private static void theDayThatMostPagesAreReadOn() throws Exception {
        on(69, NOON);
        fleet("back").reports(1);
        fleet("first day").reports(3);
        fleet("events").sendsEvents("a").sendsEvents("b").sendsEvents("c");
        fleet("mixed").reports(2).sendsEvents("c");
        for (String name : fleets.keySet()) {
            read(name, "today");
        }
        on(69, LocalTime.of(23, 59));
        fleet("late").reports(1);
        on(69, LocalTime.of(23, 59, 30));
        read("late", "before midnight");
    }

    private static void afterwards() throws Exception {
        on(70, LocalTime.of(0, 0, 30));
        read("late", "after midnight");
        read("weekly", "after its eighth midnight");
        on(80, NOON);
        fleet("forgotten").reportsToo("a").reportsToo("b");
        on(86, NOON);
        read("forgotten", "a month later");
        fleet("weekly").reports(1);
        on(90, NOON);
        read("young", "after sixty-one days");
        on(91, LocalTime.MIDNIGHT);
        for (int day = 91; day < 111; day += 2) {
            on(day, LocalTime.of(0, 0, 1));
            fleet("midnight").reports(1);
            on(day, LocalTime.of(23, 59, 59));
            fleet("midnight").reports(1);
        }
        on(111, NOON);
        read("midnight", "after twenty days");
    }

    @Test
    void who_was_heard_six_and_a_half_days_ago_is_active_in_seven_days() {
        assertThat(numbers("weekly", "today")).containsEntry("Active in 7 days", 1);
        assertThat(pages.get("weekly today versions"))
                .contains("of the 1\u00a0instance active in 7 days, which reports it");
        assertThat(numbers("weekly", "after its eighth midnight")).containsEntry("Active in 7 days", 0);
    }

    @Test
    void an_instance_that_is_back_after_69_days_has_returned_and_is_not_new() {
        assertThat(numbers("back", "today"))
                .containsEntry("Active in 30 days", 1)
                .containsEntry("New in 30 days", 0)
                .containsEntry("Returned in 30 days", 1)
                .containsEntry("Silent in 30 days", 0);
        assertThat(pages.get("back today"))
                .contains("1 active in 30 days = 0 in the 30 days before + 0 new + 1 returned − 0 silent.");
    }

    @Test
    void a_product_of_40_days_is_compared_with_nothing_from_before_it_was_counted() {
        assertThat(numbers("young", "today"))
                .containsEntry("Active in 30 days", 29)
                .containsEntry("New in 30 days", 2)
                .containsEntry("Returned in 30 days", 0)
                .containsEntry("Silent in 30 days", 1);
        assertThat(changes("young", "today"))
                .containsEntry("Active in 7 days", "as before")
                .containsEntry("Active in 30 days", "counted since 2026-03-31")
                .containsEntry("New in 30 days", "counted since 2026-03-31")
                .containsEntry("Returned in 30 days", "counted since 2026-03-31")
                .containsEntry("Silent in 30 days", "counted since 2026-03-31");
        assertThat(pages.get("young today"))
                .contains("29 active in 30 days = 28 in the 30 days before (counted since 2026-03-31)"
                        + " + 2 new + 0 returned − 1 silent.")
                .containsPattern("were active in 30 days:\\s+counted since 2026-03-31")
                .doesNotContain("fewer than", "more than");
    }

    @Test
    void the_days_before_are_compared_as_soon_as_all_of_them_were_counted_but_not_the_first_when_all_are_new() {
        assertThat(changes("young", "after sixty-one days"))
                .containsEntry("Active in 30 days", "down 100\u00a0% from 29")
                .containsEntry("New in 30 days", "down 100\u00a0% from 2")
                .containsEntry("Silent in 30 days", "counted since 2026-03-31");
    }

    @Test
    void on_the_first_day_all_are_new_and_the_page_says_why() {
        assertThat(numbers("first day", "today"))
                .containsEntry("Active today", 3)
                .containsEntry("New in 30 days", 3);
        assertThat(changes("first day", "today"))
                .containsEntry("Active today", "today is the first day")
                .containsEntry("Active in 7 days", "counted since 2026-05-10")
                .containsEntry("New in 30 days", "on the first day, 2026-05-10, all are new");
        assertThat(pages.get("first day today"))
                .contains("3 active in 30 days = 0 before the first day, 2026-05-10, + 3 new + 0 returned − 0 silent.");
    }

    @Test
    void a_forgotten_instance_that_is_back_counts_twice_until_its_last_day_before_has_left_the_window() {
        assertThat(numbers("forgotten", "on the last day that has it twice")).containsEntry("Active in 7 days", 3);
        assertThat(numbers("forgotten", "a day later")).containsEntry("Active in 7 days", 2);
        assertThat(numbers("forgotten", "a month later"))
                .containsEntry("Active in 30 days", 2)
                .containsEntry("New in 30 days", 1)
                .containsEntry("Returned in 30 days", 0)
                .containsEntry("Silent in 30 days", 1);
    }

    @Test
    void who_sent_events_alone_is_named_alike_on_each_page() {
        assertThat(pages.get("events today"))
                .contains("No heartbeat has arrived yet", "3\u00a0instances have sent events");
        assertThat(pages.get("events today instances"))
                .contains("3\u00a0instances have been seen so far: events and no heartbeat have come from them.");
        assertThat(pages.get("events today events"))
                .contains("3\u00a0instances were seen, by a heartbeat or an event, from 2026-05-03 to today so far");
        assertThat(numbers("mixed", "today")).containsEntry("Active today", 2);
        assertThat(pages.get("mixed today")).contains("1\u00a0instance has sent events and no heartbeat");
        assertThat(pages.get("mixed today instances"))
                .contains("3\u00a0instances have been seen so far: 1 of them sent events and no heartbeat.");
    }

    @Test
    void a_young_product_has_no_sparkline_of_days_from_before_it_was_counted() {
        assertThat(pages.get("first day today")).doesNotContain("class=\"spark");
        assertThat(pages.get("events today events")).contains("accounts.added").doesNotContain("class=\"spark");
    }

    @Test
    void an_instance_that_sends_at_midnight_is_there_every_second_day_and_in_all_windows_of_seven_days() {
        List<String> rows = pages.get("midnight after twenty days days").lines().toList();

        assertThat(rows.get(0)).isEqualTo("day,complete,answered,new,active_in_7_days,notes");
        assertThat(rows.subList(1, 9))
                .containsExactly(
                        "2026-06-01,yes,1,1,,",
                        "2026-06-02,yes,,,,",
                        "2026-06-03,yes,1,0,,",
                        "2026-06-04,yes,,,,",
                        "2026-06-05,yes,1,0,,",
                        "2026-06-06,yes,,,,",
                        "2026-06-07,yes,1,0,1,",
                        "2026-06-08,yes,,,1,");
        assertThat(rows.get(rows.size() - 1)).isEqualTo("2026-06-21,no,,,1,");
        assertThat(pages.get("midnight after twenty days"))
                .contains("Instances that reported, a day", "New instances, a day")
                .containsPattern("<th [^>]*>reported</th>\\s*<th [^>]*>in 7 days</th>");
    }

    @Test
    void today_ends_at_midnight_utc() {
        assertThat(numbers("late", "before midnight")).containsEntry("Active today", 1);
        assertThat(numbers("late", "after midnight"))
                .containsEntry("Active today", 0)
                .containsEntry("Active in 7 days", 1);
        assertThat(changes("late", "after midnight")).containsEntry("Active today", "1 yesterday");
    }

    private static Map<String, Integer> numbers(String fleet, String when) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        tiles(fleet, when).forEach((name, tile) -> numbers.put(name, Integer.valueOf(tile[0])));
        return numbers;
    }

    private static Map<String, String> changes(String fleet, String when) {
        Map<String, String> changes = new LinkedHashMap<>();
        tiles(fleet, when).forEach((name, tile) -> changes.put(name, tile[1]));
        return changes;
    }

    private static Map<String, String[]> tiles(String fleet, String when) {
        Map<String, String[]> tiles = new LinkedHashMap<>();
        Pattern.compile(TILE.pattern(), Pattern.DOTALL)
                .matcher(pages.get(fleet + " " + when))
                .results()
                .forEach(tile -> tiles.put(tile.group(1), new String[] {tile.group(2), tile.group(3)}));
        return tiles;
    }

    private static Instant at(int day, LocalTime time) {
        return START.plusDays(day).atTime(time).toInstant(ZoneOffset.UTC);
    }

    private static void on(int day, LocalTime time) {
        clock.move(Duration.between(clock.instant(), at(day, time)));
    }

    /** Remembers what the pages of a fleet say at this moment. */
    private static void read(String fleet, String when) throws Exception {
        awaitFold();
        Visitor reader = new Visitor(server);
        reader.logIn(Visitor.EMAIL, Visitor.PASSWORD);
        String path = "/p/" + fleets.get(fleet).product.slug() + "/";
        pages.put(fleet + " " + when, reader.page(path + "overview?lane=all"));
        pages.put(fleet + " " + when + " versions", reader.page(path + "versions?lane=all"));
        for (String page : new String[] {"instances", "events"}) {
            pages.put(fleet + " " + when + " " + page, reader.page(path + page));
        }
        pages.put(fleet + " " + when + " days", reader.page(path + "overview.csv?of=days&range=30&lane=all"));
    }

    private static void awaitFold() throws InterruptedException {
        TestSite.await(() -> products.number("SELECT count(*) FROM heartbeat_batch WHERE NOT folded")
                        + products.number("SELECT count(*) FROM event_batch WHERE NOT folded")
                == 0);
    }

    private static Fleet fleet(String name) {
        return fleets.computeIfAbsent(name, Fleet::new);
    }

    /** A product and its instances. */
    private static final class Fleet {
        private final String name;
        private final Product product = products.product("rollcall");
        private final String key = products.key(product);

        Fleet(String name) {
            this.name = name;
        }

        /** Its first so many instances. */
        Fleet reports(int instances) throws Exception {
            for (int i = 0; i < instances; i++) {
                reportsToo("instance " + i);
            }
            return this;
        }

        Fleet reportsToo(String instance) throws Exception {
            return posts("/ingest/heartbeat", TestSender.heartbeat(id(instance)));
        }

        Fleet sendsEvents(String instance) throws Exception {
            return posts("/ingest/events", """
                    {"schema_version":"1","instance_id":"%s","events":[{"name":"accounts.added"}]}""".formatted(id(instance)));
        }

        Fleet asksToForget(String instance) throws Exception {
            return posts("/ingest/forget", """
                    {"schema_version":"1","instance_id":"%s"}""".formatted(id(instance)));
        }

        private Fleet posts(String path, String body) throws Exception {
            assertThat(new TestSender(TestServer.at(server, path), key)
                            .post(body)
                            .statusCode())
                    .isEqualTo(200);
            return this;
        }

        private UUID id(String instance) {
            return UUID.nameUUIDFromBytes((name + instance).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
