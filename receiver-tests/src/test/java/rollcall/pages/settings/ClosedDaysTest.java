package rollcall.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.roaringbitmap.RoaringBitmap;
import rollcall.Wiring;
import rollcall.rollup.Bitmaps;
import rollcall.support.LogLines;
import rollcall.support.OtherTransaction;
import rollcall.support.Sql;
import rollcall.support.TestServer;
import rollcall.support.page.MovedSite;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** A database as an earlier version leaves it: 30 days are rolled up, and none is closed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClosedDaysTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-09-01");
    private static final int DAYS = 30;
    private static final LocalDate TODAY = FIRST.plusDays(DAYS);
    private static final String NO_JOB = "SELECT pg_advisory_xact_lock(7211)";
    private static final String FORGET =
            "DELETE FROM standing; DELETE FROM latest_set; DELETE FROM rollup_block; DELETE FROM arrival;"
                    + " UPDATE rollup_day SET closed = NULL, closed_at = NULL, arrivals_of = NULL";
    private static final String FAILS = ">fails</span>";
    private static final String PREPARING = "History is being prepared: ";
    private static final List<String> PAGES = List.of(
            "overview?range=all",
            "versions?range=all",
            "metrics?range=all",
            "environment?range=all",
            "explore?rows=product_version&columns=lane",
            "instances?product_version=2.0");
    private static final Pattern CLOSED_HERE = Pattern.compile("this server closed (\\d+) of them in \\d+ s");

    private static MovedSite site;
    private static OtherTransaction hold;

    @BeforeAll
    static void report_for_days_of_which_none_is_closed() throws Exception {
        site = new MovedSite(FIRST + "T06:00:00Z");
        site.addProduct();
        hold = new OtherTransaction(site.server().databaseUrl());
        hold.execute(NO_JOB);
        for (int day = 0; day <= DAYS; day++) {
            site.report(FIRST.plusDays(day), 8, day / 6, 4 + day / 3, day < 20 ? "1.0" : "2.0");
        }
        site.see(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    @AfterEach
    void let_the_job_go() throws Exception {
        hold.commit();
    }

    @AfterAll
    static void close() throws Exception {
        hold.close();
        site.close();
    }

    @Test
    @Order(1)
    void pages_say_how_far_it_is_and_are_right_before_during_and_after() throws Exception {
        Map<String, String> before = pages();
        assertThat(before.values())
                .allSatisfy(page -> assertThat(page).contains(PREPARING + "0 of 30 days.", "slower"));
        assertThat(jobs()).contains("0 of 30 days of 1 product are closed.", "2026-09-01");

        try (OtherTransaction middle = new OtherTransaction(site.server().databaseUrl());
                LogLines log = new LogLines()) {
            middle.execute("SELECT 1 FROM rollup_day WHERE day = DATE '" + FIRST.plusDays(12) + "' FOR UPDATE");
            hold.commit();
            TestSite.await(() -> jobs().contains("12 of 30 days of 1 product are closed."));
            assertThat(jobs()).contains("12 of 30", "2026-09-13").doesNotContain(FAILS);
            Map<String, String> during = pages();
            during.values().forEach(page -> assertThat(page).contains(PREPARING + "12 of 30 days."));
            assertThat(plain(during)).isEqualTo(plain(before));

            middle.commit();
            TestSite.await(() -> jobs().contains("All days that are over are closed: 30 days of 1 product."));
            TestSite.await(() -> log.all().stream().anyMatch(line -> line.contains("this server closed 30 of them")));
            // One at the end and, if the run had not begun yet, one at its beginning: none for each day.
            assertThat(log.all().stream().filter(line -> line.startsWith("closed-days")))
                    .hasSizeBetween(1, 2);
        }
        Map<String, String> after = pages();
        after.values().forEach(page -> assertThat(page).doesNotContain(PREPARING));
        assertThat(plain(after)).isEqualTo(plain(before));
        assertThat(jobs()).contains("The last one was closed");
    }

    @Test
    @Order(2)
    void a_day_that_fails_is_named_and_the_days_go_on_when_it_is_mended() throws Exception {
        String active = " FROM rollup WHERE field = '$active' AND day = DATE '" + FIRST.plusDays(4) + "'";
        try (OtherTransaction other = new OtherTransaction(site.server().databaseUrl());
                LogLines log = new LogLines()) {
            other.execute(NO_JOB);
            Sql.execute(site.server(), "CREATE TABLE whole AS SELECT *" + active);
            Sql.execute(site.server(), "UPDATE rollup SET bitmap = '\\x01'" + active.replace(" FROM rollup", ""));
            Sql.execute(site.server(), FORGET);
            site.clock().move(Duration.ofSeconds(1));
            other.commit();
            TestSite.await(() ->
                    Visitor.between(jobs(), "id=\"closed-days\"", "</section>").contains(FAILS));
            assertThat(jobs()).contains("closed-days fails", "4 of 30 days of 1 product are closed.", "2026-09-05");
            assertThat(log.all().stream().filter(line -> line.contains("2026-09-05 of product")))
                    .hasSize(1);

            Sql.execute(
                    site.server(),
                    "UPDATE rollup SET bitmap = whole.bitmap FROM whole WHERE rollup.product_id = whole.product_id"
                            + " AND rollup.day = whole.day AND rollup.field = whole.field AND rollup.value = whole.value");
            TestSite.await(() -> jobs().contains("All days that are over are closed: 30 days of 1 product."));
        }
    }

    @Test
    @Order(3)
    void two_servers_close_no_day_twice() throws Exception {
        try (OtherTransaction other = new OtherTransaction(site.server().databaseUrl());
                LogLines log = new LogLines()) {
            other.execute(NO_JOB);
            Sql.execute(site.server(), FORGET);
            try (Wiring second = TestServer.start(site.clock(), site.server().databaseUrl())) {
                TestSite.await(() -> log.all().stream()
                                .filter(line -> line.contains("30 days of 1 product are closed in the background"))
                                .count()
                        == 2);
                other.commit();
                TestSite.await(() -> closedHere(log).size() == 2);
                assertThat(closedHere(log).stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(DAYS);
                assertThat(second.port()).isPositive();
            }
        }
    }

    /** Today has the series of those alone that reported since the new version runs. */
    @Test
    @Order(4)
    void who_reported_a_field_is_completed_where_an_earlier_version_did_not_count_it() throws Exception {
        Map<String, String> right = pages();
        Sql.execute(site.server(), "DELETE FROM rollup WHERE field = '$lane'");
        Sql.execute(site.server(), "DELETE FROM rollup WHERE field = '$reported' AND day < DATE '" + TODAY + "'");
        Sql.execute(
                site.server(),
                "UPDATE rollup SET cardinality = 1, bitmap = '\\x"
                        + HexFormat.of().formatHex(Bitmaps.write(RoaringBitmap.bitmapOf(0)))
                        + "' WHERE field = '$reported'");
        try (OtherTransaction other = new OtherTransaction(site.server().databaseUrl())) {
            other.execute("SELECT pg_advisory_xact_lock(7211), pg_advisory_xact_lock(7209)");
            Sql.execute(site.server(), FORGET);
            Sql.execute(site.server(), "UPDATE rollup_day SET derived = false, revision = revision + 1");
            assertThat(site.page("versions")).contains("shares and lanes of older days are not right");
        }
        TestSite.await(() -> jobs().contains("All days that are over are closed: 30 days of 1 product."));

        assertThat(plain(pages())).isEqualTo(plain(right));
    }

    private static List<Integer> closedHere(LogLines log) {
        List<Integer> counts = new ArrayList<>();
        log.all().forEach(line -> {
            Matcher matcher = CLOSED_HERE.matcher(line);
            if (matcher.find()) {
                counts.add(Integer.parseInt(matcher.group(1)));
            }
        });
        return counts;
    }

    private static String jobs() {
        return site.superuser().page("/jobs").replace("&nbsp;", " ").replace('\u00a0', ' ');
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        PAGES.forEach(page -> pages.put(page, site.page(page)));
        return pages;
    }

    /** The pages without what may differ: the line about the history. */
    private static Map<String, String> plain(Map<String, String> pages) {
        Map<String, String> plain = new LinkedHashMap<>();
        pages.forEach((name, page) -> plain.put(name, plain(page)));
        return plain;
    }

    private static String plain(String page) {
        return page.replaceAll("(?s)<p [^>]*id=\"preparing\".*?</p>\\s*", "").replaceAll("(?m)^\\s+", "");
    }
}
