package rollcall.pages.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TelemetryForms;

/** Explore: its table, the lists that its numbers lead to, its chart, its files, and its saved questions. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExplorePageTest {
    private static final String PAGE = "/p/it/explore";
    private static final String TABLE = "id=\"crosstab-title\"";
    private static final Pattern NUMBER =
            Pattern.compile("<td class=\"n\" title=\"([^\"]*)\">\\s*<a href=\"([^\"]*)\">(.*?)</a>");
    private static final Pattern FOUND = Pattern.compile("(?s)id=\"found-headline\"[^>]*>(.*?)</p>");

    private static TestSite site;
    private static Visitor maintainer;
    private static int reported;

    @BeforeAll
    static void aFleetReports() throws Exception {
        site = new TestSite("rollcall");
        maintainer = site.maintainer();
        report(6, "3.1.0", ",\"os_family\":\"Linux\",\"plugins\":[\"core\",\"mail\"]");
        report(2, "3.1.0", ",\"os_family\":\"Windows\",\"plugins\":[\"core\"]");
        report(3, "3.0.0", ",\"os_family\":\"Linux\",\"plugins\":[]");
        report(1, "3.0.0", ",\"os_family\":\"unknown\"");
        report(1, "main", "");
        for (int i = 0; i < 25; i++) {
            report(1, "2." + i + ".0", ",\"os_family\":\"FreeBSD\",\"plugins\":[\"p-" + i + "\",\"core\"]");
        }
        TestSite.await(() -> maintainer.page(PAGE).contains("Of " + reported + "\u00a0instances"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void without_parameters_it_is_the_version_by_the_first_choice_of_the_environment() {
        String page = maintainer.page(PAGE);

        assertThat(HtmlTable.text(page))
                .contains(
                        "Of 38 instances active in 7 days, 21 % report version 3.1.0; of those, 75 % report operating system Linux.")
                .contains("Version: the 20 most frequent values; 7 other values stand together as others.");
        List<List<String>> rows = HtmlTable.rows(page, TABLE);
        assertThat(rows).hasSize(20 + 3);
        assertThat(rows.get(0)).containsExactly("3.1.0", "8", "6", "2", "0", "0", "0");
        assertThat(rows.get(1)).containsExactly("3.0.0", "4", "3", "0", "0", "0", "1");
        assertThat(rows.get(20)).containsExactly("others", "7", "0", "0", "7", "0", "0");
        assertThat(rows.get(21)).containsExactly("no usable version", "1", "0", "0", "0", "1", "0");
        assertThat(rows.get(22)).containsExactly("All", "38", "9", "2", "25", "1", "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?rows=plugins&columns=plugins",
                "?rows=plugins&columns=plugins&plugins=core",
                "?rows=plugins&columns=product_version&plugins=!mail",
                "?rows=product_version&columns=product_version&product_version=!3.1.0",
                "?rows=os_family&columns=product_version&product_version=>=2.5&product_version=<3.1",
                "?rows=os_family&columns=plugins&window=1&show=row",
                "?rows=lane&columns=os_family&window=30&show=column",
                "?rows=lane&lane=one-shot&lane=passing",
                "?rows=plugins&columns=&os_family=(none)",
                "?rows=product_version&columns=os_family&event=!login&range=7"
            })
    void every_number_leads_to_a_list_of_as_many_instances(String query) {
        Matcher number =
                NUMBER.matcher(maintainer.page(PAGE + query.replace(">", "%3E").replace("<", "%3C")));
        int looked = 0;
        while (number.find()) {
            String list = number.group(2).replace("&amp;", "&");
            Matcher found = FOUND.matcher(maintainer.page(list));
            assertThat(found.find()).as(list).isTrue();
            assertThat(HtmlTable.text(found.group(1)))
                    .as(list)
                    .startsWith(count(HtmlTable.text(number.group(1)), HtmlTable.text(number.group(3))) + " instance");
            looked++;
        }
        assertThat(looked).as("numbers").isGreaterThan(1);
    }

    @Test
    void shares_are_of_the_row_or_the_column_whose_sum_stands_beside_them() {
        String ofRows = maintainer.page(PAGE + "?rows=os_family&columns=plugins&show=row&os_family=Linux");
        String ofColumns = maintainer.page(PAGE + "?rows=os_family&columns=plugins&show=column&os_family=Linux");

        assertThat(HtmlTable.rows(ofRows, TABLE))
                .containsExactly(
                        List.of("Linux", "9", "67 %", "67 %", "33 %"), List.of("All", "9", "67 %", "67 %", "33 %"));
        assertThat(HtmlTable.rows(ofColumns, TABLE))
                .containsExactly(
                        List.of("Linux", "100 %", "100 %", "100 %", "100 %"), List.of("All", "9", "6", "6", "3"));
        assertThat(HtmlTable.text(ofRows))
                .contains("Shares are of the row's number in the column All.")
                .contains("several values of plugins, so that the columns may add up to more than All.");
    }

    @Test
    void a_name_leads_to_the_same_table_of_its_instances_alone() {
        String page = maintainer.page(PAGE + "?rows=product_version&columns=os_family");
        String href = Visitor.between(page.substring(page.indexOf(TABLE)), "<a href=\"" + PAGE, "\"");

        assertThat(HtmlTable.text(maintainer.page(PAGE + href.replace("&amp;", "&"))))
                .contains("9 instances active in 7 days that the filter matches", "100 %")
                .contains("Linux");
    }

    @Test
    void at_the_end_of_a_day_before_the_first_nobody_was_active() {
        LocalDate before = LocalDate.now(ZoneOffset.UTC).minusDays(3);

        assertThat(HtmlTable.text(maintainer.page(PAGE + "?window=7&on=" + before)))
                .contains("No instance was active in the 7 days to " + before + ".");
        for (String wrong : List.of(
                "on=" + LocalDate.now(ZoneOffset.UTC),
                "on=2026-02-30",
                "rows=no_such_field",
                "columns=contact",
                "window=8",
                "show=all",
                "view=map",
                "no_such_field=1")) {
            assertThat(maintainer.get(PAGE + "?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void over_time_the_rows_are_lines_over_the_range() {
        String versions = maintainer.page(PAGE + "?rows=product_version&view=trend&range=30&show=row");
        String lanes = maintainer.page(PAGE + "?rows=lane&view=trend");

        assertThat(versions).contains("data-chart=\"area\"", "data-unit=\"share\"", "Version over time");
        assertThat(HtmlTable.text(versions)).contains("Of 38 instances active in 7 days");
        assertThat(lanes).contains("data-unit=\"count\"", "Lane over time", "One-shot");
        assertThat(maintainer.page(PAGE + ".csv?rows=lane&view=trend").lines())
                .startsWith("day,complete,active,reported,ONE_SHOT,notes")
                .last()
                .asString()
                .endsWith(",no,38,38,38,");
    }

    @Test
    void the_file_has_all_rows_the_kept_values_and_the_same_numbers() {
        List<String> rows = maintainer.page(PAGE + ".csv").lines().toList();

        assertThat(rows).hasSize(1 + 27 + 1 + 1);
        assertThat(rows)
                .startsWith(
                        "product_version,all,Linux,Windows,FreeBSD,(not reported),(no usable value)",
                        "3.1.0,8,6,2,0,0,0");
        assertThat(rows).endsWith("(no usable version),1,0,0,0,1,0", "(all),38,9,2,25,1,1");
        assertThat(maintainer
                        .page(PAGE + ".csv?rows=os_family&columns=plugins&show=row&os_family=Windows")
                        .lines())
                .containsExactly("os_family,all,core", "Windows,2,1.0000", "(all),2,1.0000");
    }

    @Test
    void a_question_is_saved_once_seen_by_all_and_deleted_by_any() {
        TelemetryForms.save(site.superuser(), "off", "rollcall", "audit", "on");
        String query = "rows=os_family&columns=lane&window=30&plugins=core&plugins=%21mail";
        assertThat(save("  Core on <systems>  ", query).statusCode()).isEqualTo(303);

        String page = site.superuser().page(PAGE);
        assertThat(page).contains("Core on &lt;systems&gt;", "bob@example.org");
        String href = PAGE + "?" + query.replace("&", "&amp;");
        assertThat(page).contains("href=\"" + href + "\"");
        assertThat(site.superuser().page(PAGE + "?" + query)).contains("value=\"" + query.replace("&", "&amp;") + "\"");

        HttpResponse<String> again = save("Core on <systems>", "rows=lane&os_family=Linux&os_family=Windows");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(HtmlTable.text(again.body()))
                .contains("There is a saved question of this name already.")
                .contains("11 instances active in 7 days that the filter matches");
        assertThat(again.body()).contains("value=\"Core on &lt;systems&gt;\"");

        assertThat(remove("Core on <systems>").statusCode()).isEqualTo(303);
        assertThat(remove("Core on <systems>").statusCode()).isEqualTo(404);
        assertThat(maintainer.page(PAGE)).doesNotContain("Core on &lt;systems&gt;</a>");
        assertThat(site.superuser().page("/audit")).contains("Saved a question", "Deleted a saved question");
    }

    @Test
    void only_names_that_fit_and_questions_that_the_page_takes_are_saved() {
        assertThat(save("", "").statusCode()).isEqualTo(422);
        assertThat(save("x".repeat(81), "").statusCode()).isEqualTo(422);
        assertThat(save("a\nb", "").statusCode()).isEqualTo(422);
        for (String wrong : List.of("rows=nothing", "no_such=1", "window=7&window=30", "rows=%zz", "state=active")) {
            assertThat(save("wrong", wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(maintainer
                        .post(PAGE, Map.of("name", "without a token", "query", ""))
                        .statusCode())
                .isEqualTo(403);
        assertThat(maintainer.page(PAGE)).contains("None yet. All maintainers");
    }

    @Test
    void a_product_without_reports_says_what_will_be_here() {
        site.superuser().send("/products/new", Map.of("name", "Empty", "slug", "empty", "preset", "none"));

        assertThat(maintainer.page("/p/empty/explore")).contains("What do you want to explore?");
        assertThat(maintainer.get("/p/empty/explore.csv").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> save(String name, String query) {
        return maintainer.send(PAGE, Map.of("name", name, "query", query));
    }

    private static HttpResponse<String> remove(String name) {
        return maintainer.send(PAGE, PAGE + "/remove", Map.of("name", name));
    }

    /** The count of a number that may be shown as a share: "6 of 9" says it then. */
    private static String count(String said, String text) {
        return text.contains("%") ? said.substring(0, said.indexOf(' ')) : text;
    }

    private static void report(int instances, String version, String more) throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            answers.add(site.heartbeat(UUID.randomUUID(), version, more).statusCode());
            reported++;
        }
        assertThat(answers).containsOnly(200);
    }
}
