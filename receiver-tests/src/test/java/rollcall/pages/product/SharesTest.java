package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** Metrics, Environment and Instances say of each share what it was divided by, and who is missing. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharesTest {
    private static TestSite site;

    @BeforeAll
    static void instancesReport() throws Exception {
        site = new TestSite("rollcall");
        product("one", List.of("\"os_family\":\"linux\",\"accounts\":\"11-50\""));
        product("empty", List.of());
        product("even", all(List.of(times(2, "\"accounts\":\"1-10\""), times(2, "\"accounts\":\"501-1000\""))));
        // 28 active: 13 Linux, 5 Windows, 3 of which nothing usable is known, 7 that say nothing.
        product(
                "shares",
                all(List.of(
                        times(8, "\"os_family\":\"Linux\",\"os_version\":\"6.1\",\"accounts\":\"501-1000\""),
                        times(3, "\"os_family\":\"Linux\",\"os_version\":\"5.10\",\"accounts\":\"1-10\""),
                        times(2, "\"os_family\":\"Linux\",\"os_version\":\"unknown\",\"accounts\":\"1-10\""),
                        times(5, "\"os_family\":\"Windows\",\"accounts\":\"1-10\",\"database_embedded\":true"),
                        times(2, "\"os_family\":\"unknown\",\"database_embedded\":false"),
                        times(1, "\"os_family\":\"Haiku\",\"database_embedded\":false"),
                        times(6, "\"java_version\":\"17.0.1\""),
                        times(1, "\"database_embedded\":\"perhaps\""))));
        product(
                "many",
                IntStream.range(0, 30)
                        .mapToObj(i -> "\"plugins\":[\"core\",\"plugin-" + i + "\"],\"os_family\":\""
                                + (i % 2 == 0 ? "Linux" : "FreeBSD") + "\"")
                        .toList());
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void a_share_is_of_those_that_report_a_usable_value_and_the_number_stands_beside_it() {
        String page = page("/p/shares/environment");

        assertThat(headline(page))
                .isEqualTo(
                        "Most common in the latest reports of 7 days: operating system Linux (72 % of 18 that report it).");
        assertThat(HtmlTable.rows(page, "id=\"values-os_family\""))
                .containsExactly(
                        List.of("Linux", "13", "72 %"),
                        List.of("6.1", "8", "44 %"),
                        List.of("5.10", "3", "17 %"),
                        List.of("no usable version", "2", "11 %"),
                        List.of("Windows", "5", "28 %"));
        assertThat(card(page, "os_family"))
                .contains(
                        "of the 18 instances that report it; of 28 active in 7 days, 7 do not report it and 3 report no usable value");
        assertThat(page).doesNotContain("id=\"values-os_version\"");
        assertThat(HtmlTable.rows(page, "id=\"flags-title\""))
                .containsExactly(List.of("Database of its own", "5", "3", "8", "63 %", "20"));
        assertThat(page("/p/shares/instances")).contains("no usable value");
    }

    @Test
    void the_file_has_the_values_as_they_were_kept_and_the_same_denominator() {
        assertThat(page("/p/shares/environment.csv?of=os_family").lines())
                .containsExactly(
                        "value,instances,share_of_reported",
                        "Linux,13,0.7222",
                        "Windows,5,0.2778",
                        "(no usable value),3,",
                        "(not reported),7,");
        assertThat(page("/p/shares/environment.csv?of=os_family.days").lines())
                .startsWith("day,complete,answered,reported,no_usable_value,Linux,Windows,notes")
                .last()
                .asString()
                .endsWith(",no,28,18,3,13,5,");
        assertThat(page("/p/shares/environment.csv?of=os_family.os_version").lines())
                .containsExactly(
                        "value,instances,share_of_reported",
                        "Linux 6.1,8,0.7273",
                        "Linux 5.10,3,0.2727",
                        "(no usable version: the instance does not know it),2,",
                        "(not reported),15,");
    }

    @Test
    void the_median_is_the_range_of_the_instance_in_the_middle_or_between_two_ranges() {
        assertThat(headline(page("/p/even/metrics")))
                .isEqualTo("In the latest reports of 7 days the median instance has "
                        + "between 1–10 and 501–1,000 accounts (of 4 that report it).");
        // 10 of 1-10 and 8 of 501-1000: instances 9 and 10 of 18 are both in the first.
        assertThat(headline(page("/p/shares/metrics")))
                .isEqualTo(
                        "In the latest reports of 7 days the median instance has 1–10 accounts (of 18 that report it).");
        assertThat(HtmlTable.rows(page("/p/shares/metrics"), "<h3>Now</h3>"))
                .containsExactly(
                        List.of("1–10", "10", "56 %"),
                        List.of("11–50", "0", "0 %"),
                        List.of("51–100", "0", "0 %"),
                        List.of("101–500", "0", "0 %"),
                        List.of("501–1,000", "8", "44 %"));
        assertThat(page("/p/shares/metrics.csv?of=accounts")).contains("0,0,0.0000", "501-1000,8,0.4444");
    }

    @Test
    void one_instance_is_said_in_the_singular_and_none_as_none() {
        assertThat(headline(page("/p/one/environment")))
                .isEqualTo(
                        "Most common in the latest reports of 7 days: operating system Linux (100 % of 1 that reports it).");
        assertThat(card(page("/p/one/environment"), "os_family"))
                .contains("of the 1 instance active in 7 days, which reports it");
        assertThat(headline(page("/p/one/metrics")))
                .isEqualTo(
                        "In the latest reports of 7 days the median instance has 11–50 accounts (of 1 that reports it).");
        assertThat(page("/p/empty/environment")).contains("No heartbeat has arrived yet");
    }

    @Test
    void a_tie_names_all_that_are_equal_and_a_long_table_opens_on_its_page() {
        String page = page("/p/many/environment");

        assertThat(headline(page))
                .isEqualTo("Most common in the latest reports of 7 days: "
                        + "operating system Linux and FreeBSD, each 50 % of 30 that report it.");
        assertThat(HtmlTable.rows(page, "id=\"values-plugins\"")).hasSize(20).contains(List.of("core", "30", "100 %"));
        assertThat(page)
                .contains("href=\"/p/many/environment?show=plugins#values-plugins\"", "Show 11 more")
                .doesNotContain("more in the CSV");
        String open = page("/p/many/environment?show=plugins");
        assertThat(HtmlTable.rows(open, "id=\"values-plugins\"")).hasSize(31);
        assertThat(open).contains("Show the first 20");
    }

    private static String page(String path) {
        return site.maintainer().page(path);
    }

    private static String headline(String page) {
        return HtmlTable.text(Visitor.between(page, "<p class=\"headline\">", "</p>"));
    }

    private static String card(String page, String field) {
        return HtmlTable.text(Visitor.between(page, "id=\"values-" + field + "\"", "</section>"));
    }

    private static List<String> times(int count, String fields) {
        return Collections.nCopies(count, fields);
    }

    private static List<String> all(List<List<String>> some) {
        return some.stream().flatMap(List::stream).toList();
    }

    /** A product whose instances report these fields, each once, and waits until its pages show them. */
    private static void product(String slug, List<String> reports) throws Exception {
        Visitor superuser = site.superuser();
        superuser.send("/products/new", Map.of("name", slug, "slug", slug, "preset", "rollcall"));
        String issued =
                superuser.send("/p/" + slug + "/keys", Map.of("label", "")).body();
        String key = Visitor.between(issued, "<code id=\"issued\">", "</code>");
        for (String fields : reports) {
            assertThat(site.heartbeat(
                                    "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID()
                                            + "\",\"product_version\":\"1.0\"," + fields + "}",
                                    key)
                            .statusCode())
                    .isEqualTo(200);
        }
        TestSite.await(() ->
                reports.isEmpty() || page("/p/" + slug + "/versions.csv").contains("," + reports.size() + ",1.0000"));
    }
}
