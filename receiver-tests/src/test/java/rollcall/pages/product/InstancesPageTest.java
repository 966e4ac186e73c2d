package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InstancesPageTest {
    private static final int FLEET = 120;
    private static final String LIST = "/p/it/instances";
    private static final String CONTACT = "only.superusers@admin.example.org";
    private static final UUID REACHABLE = UUID.fromString("5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10");
    private static final Pattern ROW = Pattern.compile("href=\"/p/it/instances/([0-9a-f-]{36})\"");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

    private static final Pattern PREVIOUS = Pattern.compile("href=\"([^\"]+)\" rel=\"prev\"");

    private static TestSite site;
    private static Set<String> fleet;

    @BeforeAll
    static void aFleetAnswers() throws Exception {
        site = new TestSite("eventyay");
        fleet = new HashSet<>(Set.of(REACHABLE.toString()));
        assertThat(site.heartbeat(
                                REACHABLE,
                                "0.10.1",
                                ",\"os_family\":\"FreeBSD\",\"maintainer_contact\":\"" + CONTACT + "\"")
                        .statusCode())
                .isEqualTo(200);
        for (int i = 1; i < FLEET; i++) {
            // None of these begins like the reachable one or like a version.
            UUID instance = new UUID(0xA000_0000_0000_4000L + i, 0x8000_0000_0000_0000L + i);
            fleet.add(instance.toString());
            assertThat(site.heartbeat(instance, i % 2 == 0 ? "0.1.0" : "0.2.0", ",\"database_type\":\"postgresql\"")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latest",
                "silent",
                "newest",
                "oldest",
                "identifier",
                "-identifier",
                "version",
                "-version",
                "-f.os_family"
            })
    void the_pages_of_the_list_together_show_every_instance_once(String order) throws Exception {
        Visitor visitor = site.maintainer();
        List<String> shown = new ArrayList<>();
        int pages = 0;
        for (String next = LIST + "?sort=" + order; next != null; pages++) {
            String page = visitor.page(next);
            shown.addAll(rows(page));
            Matcher link = NEXT.matcher(page);
            next = link.find() ? link.group(1).replace("&amp;", "&") : null;
        }

        assertThat(shown).doesNotHaveDuplicates().hasSameElementsAs(fleet);
        assertThat(pages).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "?state=new&window=7, New in 7\u00a0days",
        "?state=active&window=1&on=2026-03-01, Active on 2026-03-01",
        "?lane=established, Active in 7\u00a0days"
    })
    void the_state_of_the_list_is_a_condition_that_can_be_taken_off(String query, String words) {
        String page = site.maintainer().page(LIST + query);
        String chips = Visitor.between(page, "<ul class=\"chips\"", "</ul>");

        assertThat(chips).contains(">" + words + "<", "state=all").doesNotContain("window=", "on=2026");
        assertThat(site.maintainer().page(LIST + "?state=all")).doesNotContain("class=\"chips\"");
    }

    @Test
    void the_latest_and_the_longest_silent_stand_at_opposite_ends() throws Exception {
        List<String> latest = rows(site.maintainer().page(LIST));
        List<String> silent = rows(site.maintainer().page(LIST + "?sort=silent"));

        assertThat(silent.get(0)).isEqualTo(REACHABLE.toString());
        assertThat(latest).hasSize(50).doesNotContain(REACHABLE.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5b1f0a9e",
                "5B1F0A9E",
                "5b1f0a9e-6c1d",
                "5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10",
                "0.10",
                "0.10.1",
                " 0.10.1 "
            })
    void an_instance_is_found_by_the_beginning_of_its_identifier_or_version(String search) throws Exception {
        String page = site.maintainer().page(LIST + "?q=" + encoded(search));

        assertThat(rows(page)).containsExactly(REACHABLE.toString());
        assertThat(page).contains("FreeBSD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1f0a9e", "0a9e-6c1d", "0A9E6C1D", "10.1", "v0.10", "4f1f7a10"})
    void an_instance_is_found_by_any_part_of_its_identifier_or_version(String search) throws Exception {
        assertThat(rows(site.maintainer().page(LIST + "?q=" + encoded(search)))).containsExactly(REACHABLE.toString());
    }

    @Test
    void each_page_says_which_rows_it_has_and_leads_to_the_ones_before() throws Exception {
        Visitor visitor = site.maintainer();
        String first = visitor.page(LIST);
        String second = visitor.page(link(NEXT, first));
        String third = visitor.page(link(NEXT, second));

        assertThat(first).contains("1–50 of 120").doesNotContain("Previous 50", "First page");
        assertThat(second).contains("51–100 of 120", "First page");
        assertThat(third).contains("101–120 of 120").doesNotContain("Next 50");
        String back = visitor.page(link(PREVIOUS, third));
        assertThat(back).contains("51–100 of 120");
        assertThat(rows(back)).isEqualTo(rows(second));
        assertThat(rows(visitor.page(link(PREVIOUS, back)))).isEqualTo(rows(first));
        assertThat(visitor.page(link(NEXT, first).replace("place=51", "place=999999999")))
                .as("an address that lies about the place")
                .contains("50 of 120")
                .doesNotContain("999,999,999");
    }

    @Test
    void every_column_sorts_and_says_so() throws Exception {
        Visitor visitor = site.maintainer();
        TestSite.await(
                () -> rows(visitor.page(LIST + "?sort=f.os_family")).get(0).equals(REACHABLE.toString()));

        assertThat(rows(visitor.page(LIST + "?sort=identifier")).get(0)).isEqualTo(REACHABLE.toString());
        assertThat(rows(visitor.page(LIST + "?sort=-identifier"))).doesNotContain(REACHABLE.toString());
        assertThat(rows(visitor.page(LIST + "?sort=-version")).get(0)).isEqualTo(REACHABLE.toString());
        assertThat(rows(visitor.page(LIST + "?sort=version"))).doesNotContain(REACHABLE.toString());
        assertThat(visitor.page(LIST + "?sort=-version"))
                .containsPattern("aria-sort=\"descending\">\\s*<a href=\"[^\"]*sort=version\">Version<")
                .contains("sort=identifier\">Instance<", "sort=latest\">Last heartbeat<", "sort=f.os_family\">");
    }

    @Test
    void the_file_has_every_row_of_the_question_in_its_order() throws Exception {
        List<String> all = site.maintainer()
                .page("/p/it/instances.csv?sort=-version")
                .lines()
                .toList();
        List<String> found =
                site.maintainer().page("/p/it/instances.csv?q=0.1.").lines().toList();

        assertThat(all).hasSize(FLEET + 1);
        assertThat(all.get(0))
                .startsWith("identifier,version,first_seen_utc,last_heartbeat_utc,")
                .contains("os_family");
        assertThat(all.get(1))
                .matches(REACHABLE + ",0\\.10\\.1,\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,.*FreeBSD.*")
                .doesNotContain("@");
        assertThat(all.stream().skip(1).map(line -> line.substring(0, 36))).hasSameElementsAs(fleet);
        assertThat(found).hasSize(60);
        assertThat(site.maintainer().page(LIST + "?q=0.1.")).contains("/p/it/instances.csv?q=0.1.&amp;sort=latest");
        assertThat(site.maintainer()
                        .get("/p/it/instances.csv")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElse(""))
                .contains("it-instances-");
    }

    @Test
    void a_search_for_a_version_goes_on_page_by_page_too() throws Exception {
        String first = site.maintainer().page(LIST + "?q=0.1.");
        Matcher link = NEXT.matcher(first);
        assertThat(link.find()).isTrue();
        String second = site.maintainer().page(link.group(1).replace("&amp;", "&"));

        assertThat(rows(first)).hasSize(50);
        assertThat(rows(second)).hasSize(9).doesNotContainAnyElementsOf(rows(first));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR 1=1 --",
                "%",
                "_",
                "0.1.0' UNION SELECT email FROM account --",
                "\u0000",
                "\uD83D\uDE00",
                "\\",
                "-",
                "----",
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "${7331*7331}",
                "[[${7331*7331}]]",
                "__${7331*7331}__::.x"
            })
    void a_hostile_search_finds_nothing_and_harms_nobody(String search) throws Exception {
        HttpResponse<String> answer = site.maintainer().get(LIST + "?q=" + encoded(search));

        assertThat(answer.statusCode()).isIn(200, 400);
        assertThat(rows(answer.body())).isEmpty();
        assertThat(answer.body()).doesNotContain("<script>alert", "<img src=x", "53743561");
    }

    @Test
    void a_search_of_ten_thousand_characters_is_no_server_error() throws Exception {
        for (String of : List.of("a", "0", "<", "%")) {
            int status = site.maintainer()
                    .get(LIST + "?q=" + encoded(of.repeat(10_000)) + "&after=" + "9".repeat(100))
                    .statusCode();
            assertThat(status).isLessThan(500);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "9999999999999999_zz",
                "1_00000000-0000-0000-0000-000000000000x",
                "-1_" + "0",
                "99999999999999999999_00000000-0000-0000-0000-000000000000"
            })
    void a_page_mark_that_no_page_gave_is_rejected(String after) throws Exception {
        assertThat(site.maintainer().get(LIST + "?after=" + encoded(after)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_instance_s_page_shows_what_it_reported_by_title() throws Exception {
        String page = site.maintainer().page(LIST + "/" + REACHABLE);

        assertThat(page).contains(REACHABLE.toString(), "Operating system", "FreeBSD", "0.10.1", "not reported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-4000-8000-000000000000",
                "5b1f0a9e",
                "x",
                "..%2f..",
                "%00",
                "5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10x"
            })
    void there_is_no_page_of_an_instance_that_never_answered(String id) throws Exception {
        assertThat(site.maintainer().get(LIST + "/" + id).statusCode()).isIn(400, 404);
    }

    @Test
    void a_superuser_reads_the_contact_address_and_a_maintainer_learns_only_that_there_is_one() throws Exception {
        assertThat(site.superuser().page(LIST + "/" + REACHABLE)).contains(CONTACT);
        assertThat(site.maintainer().page(LIST + "/" + REACHABLE))
                .contains("There is an address; only superusers can read it.")
                .doesNotContain(CONTACT, "admin.example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/p/it/instances",
                "/p/it/instances?q=5b1f",
                "/p/it/refusals",
                "/p/it/connect",
                "/p/it/connect/status",
                "/p/it/overview",
                "/p/it/versions",
                "/p/it/metrics",
                "/p/it/environment"
            })
    void no_page_shows_a_maintainer_the_contact_address(String path) throws Exception {
        assertThat(site.maintainer().page(path)).doesNotContain(CONTACT, "admin.example.org");
    }

    private static String link(Pattern pattern, String page) {
        Matcher link = pattern.matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private static List<String> rows(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
