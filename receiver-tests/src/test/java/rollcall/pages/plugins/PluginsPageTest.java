package rollcall.pages.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.MovedSite;

/** The pages of all plugins and of one: their sentences, tables, files, the lists behind their numbers, and what they say of thin data. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PluginsPageTest {
    private static final String DAYS = "lane=all&range=2026-03-04..2026-03-29";
    private static final String SALES = "plugins/plugin?name=sales&" + DAYS;
    private static final Pattern LIST =
            Pattern.compile("(?s)<a class=\"to-list\" href=\"(/p/[^\"]*/instances[^\"]*)\">\\s*<data value=\"(\\d+)\"");
    private static final Pattern TILE = Pattern.compile(
            "(?s)class=\"tile-name\">\\s*<a href=\"([^\"]*)\".*?<data class=\"tile-number\" value=\"(\\d+)\"");

    @RegisterExtension
    static final MovedSite site = new MovedSite("2026-02-01T00:00:00Z");

    @Test
    void the_sentences_the_tables_and_the_files_say_who_has_took_up_and_gave_up_each_plugin() throws Exception {
        fleet();

        String page = site.page("plugins?" + DAYS);
        assertThat(HtmlTable.text(page))
                .contains("19 of 24 instances that report their plugins have at least one enabled (79 %);")
                .contains("most common is sales, on 18 (75 %).")
                .contains("Since 2026-03-04, audit was taken up by most: 6 instances.")
                .contains("Since 2026-03-04, badges was given up by most: 4 instances.")
                .contains("Of 25 instances active in the 28 days to 2026-03-29, 24 report their plugins");
        assertThat(HtmlTable.rows(page, "id=\"values-plugins\""))
                .containsExactly(
                        List.of("sales", "18", "75 %", "5", "2"),
                        List.of("mail", "12", "50 %", "0", "0"),
                        List.of("audit", "6", "25 %", "6", "0"),
                        List.of("badges", "0", "0 %", "0", "4"));
        assertThat(site.page("plugins.csv?" + DAYS).lines())
                .contains(
                        "plugin,instances,share_of_reported,on_both_days,before,taken_up,given_up",
                        "sales,18,0.7500,22,13,5,2",
                        "badges,0,0.0000,22,4,0,4");
        assertThat(HtmlTable.rows(page, "id=\"pairs-title\""))
                .contains(List.of("mail with sales", "100 %", "50 %", "2.0 ×"));
        assertThat(site.page("plugins.csv?of=pairs&" + DAYS).lines())
                .contains("mail,sales,12,12,6,12,2.0000,1.1358,3.5217");
        assertThat(site.page("plugins.csv?of=plugins.days&" + DAYS)).contains("2026-03-29");
    }

    @Test
    void the_page_of_one_plugin_says_it_of_this_one_by_version_and_what_goes_with_it() throws Exception {
        fleet();

        String page = site.page(SALES);
        assertThat(HtmlTable.text(page))
                .contains("18 of 24 instances that report their plugins have sales enabled (75 %);")
                .contains("since 2026-03-04, 5 took it up and 2 gave it up.")
                .contains("of 9 without it on 2026-03-04")
                .contains("of 13 with it on 2026-03-04");
        assertThat(HtmlTable.rows(page, "id=\"values-versions\""))
                .containsExactly(List.of("3.1.0", "19", "18", "95 %"), List.of("3.0.0", "5", "0", "0 %"));
        assertThat(HtmlTable.rows(page, "id=\"together-enabled\"")).contains(List.of("mail", "67 %", "0 %", "–"));
        assertThat(HtmlTable.rows(page, "id=\"together-taken-up\""))
                .containsExactly(List.of("audit", "100 %", "6 %", "17.0 ×"));
        String file = SALES.replace("plugin?", "plugin.csv?");
        assertThat(site.page(file + "&of=versions").lines()).contains("3.1.0,19,18,0.9474");
        assertThat(site.page(file + "&of=together").lines()).contains("enabled,mail,12,18,0,6,,,");
        assertThat(site.page(file).lines())
                .contains(
                        "day,active,reported,enabled,share_of_reported,notes",
                        "2026-03-29,25,24,18,0.7500,Release 3.1.0");
        assertThat(HtmlTable.text(site.page("plugins/plugin?name=nobody&" + DAYS)))
                .contains("0 of 24 instances that report their plugins have nobody enabled (0 %)")
                .contains("Nothing goes together with it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plugins?" + DAYS,
                "plugins?product_version=3.1.x&" + DAYS,
                "plugins?plugins=!audit&" + DAYS,
                "plugins?plugins=mail&plugins=audit&" + DAYS,
                "plugins?at=2026-03-04:plugins:mail&" + DAYS,
                SALES,
                SALES + "&product_version=3.1.x&level=major",
                SALES + "&plugins=!mail&at=2026-03-04:plugins:!audit",
            })
    void every_number_leads_to_a_list_of_as_many_instances(String path) throws Exception {
        fleet();

        String page = site.page(path);
        int looked = 0;
        for (Pattern pattern : List.of(LIST, TILE)) {
            Matcher number = pattern.matcher(page);
            while (number.find()) {
                String list = number.group(1);
                site.requireList(list, number.group(2));
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(1);
    }

    @Test
    void of_thin_data_the_pages_say_what_is_missing() throws Exception {
        assertThat(text("plugins")).contains("which plugins are enabled, which are taken up and given up");
        site.report(LocalDate.parse("2026-03-04"), 6, 0, 2, "3.0.0");
        site.see(Instant.parse("2026-03-05T09:00:00Z"));
        assertThat(text("plugins?lane=all"))
                .contains("Of 2 instances active in the 28 days to 2026-03-04, none reports its plugins.");
        assertThat(text("plugins/plugin?lane=all&name=a")).contains("none reports its plugins");

        site.report(LocalDate.parse("2026-03-05"), 10, 2, 3, "3.0.0", ",\"plugins\":[]");
        site.see(Instant.parse("2026-03-06T09:00:00Z"));
        assertThat(text("plugins?lane=all")).contains("Of 1 instance that reports its plugins, none has one enabled.");

        site.report(LocalDate.parse("2026-03-06"), 10, 2, 3, "3.0.0", ",\"plugins\":[\"a\"]");
        site.see(Instant.parse("2026-03-07T09:00:00Z"));
        assertThat(text("plugins?lane=all"))
                .contains(
                        "1 of 1 instance that reports its plugins has at least one enabled (100 %); most common is a, on 1 (100 %).")
                .contains("no two are enabled together more often than apart");
        assertThat(text("plugins?lane=all&range=2026-03-06..2026-03-06"))
                .contains("these days have no two with data up to 2026-03-06");
        assertThat(text("plugins?lane=all&os_family=Linux"))
                .contains("No instance that the filter matches was active in the 28 days to 2026-03-06.");
        List<String> paths = new ArrayList<>(List.of("plugins/plugin", "plugins?field=version", "plugins.csv?of=all"));
        paths.forEach(path -> assertThat(site.superuser()
                        .get("/p/" + site.product().slug() + "/" + path)
                        .statusCode())
                .as(path)
                .isEqualTo(400));
    }

    private static String text(String page) {
        return HtmlTable.text(site.page(page));
    }

    /** 22 instances report on both days, two more on the later one, and one never says which plugins it has. */
    private static void fleet() throws Exception {
        LocalDate first = LocalDate.parse("2026-03-04");
        LocalDate last = LocalDate.parse("2026-03-29");
        site.report(first, 6, 0, 10, "3.0.0", ",\"plugins\":[\"sales\",\"mail\"]");
        site.report(first, 6, 10, 13, "3.0.0", ",\"plugins\":[\"sales\"]");
        site.report(first, 6, 13, 17, "3.0.0", ",\"plugins\":[\"badges\"]");
        site.report(first, 6, 17, 22, "3.0.0", ",\"plugins\":[]");
        site.report(last, 6, 0, 10, "3.1.0", ",\"plugins\":[\"sales\",\"mail\"]");
        site.report(last, 6, 10, 11, "3.1.0", ",\"plugins\":[\"sales\"]");
        site.report(last, 6, 11, 13, "3.0.0", ",\"plugins\":[]");
        site.report(last, 6, 13, 14, "3.1.0", ",\"plugins\":[\"audit\"]");
        site.report(last, 6, 14, 17, "3.0.0", ",\"plugins\":[]");
        site.report(last, 6, 17, 22, "3.1.0", ",\"plugins\":[\"sales\",\"audit\"]");
        site.report(last, 6, 22, 24, "3.1.0", ",\"plugins\":[\"sales\",\"mail\"]");
        site.report(last, 6, 24, 25, "3.1.0");
        site.see(Instant.parse("2026-03-30T09:00:00Z"));
    }
}
