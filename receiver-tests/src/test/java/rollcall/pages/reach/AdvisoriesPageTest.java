package rollcall.pages.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.support.MultipartBody;
import rollcall.support.Sql;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.MovedSite;
import rollcall.support.page.Visitor;

/** Advisories: by hand, from files, their numbers and lists, on Reach too; and what is refused. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdvisoriesPageTest {
    private static final Pattern LIST =
            Pattern.compile("class=\"to-list\" href=\"([^\"]*)\">\\s*<data value=\"(\\d+)\"");
    private static final Path FILES = Path.of("src/test/resources/advisories");

    private static MovedSite site;

    @BeforeAll
    static void start() {
        site = new MovedSite("2026-02-01T00:00:00Z");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void add() throws Exception {
        site.addProduct();
        site.see(Instant.parse("2026-04-28T09:00:00Z"));
    }

    @Test
    void the_sentence_the_rows_the_file_and_reach_say_whom_the_advisories_affect() throws Exception {
        fallingShare();
        keep("GHSA-1", "critical", "<3.0.0", "3.0.0", "2026-04-10");
        keep("GHSA-2", "high", "[2.9.0,3.1.0)", "3.1.0", "2026-04-01");
        keep("GHSA-3", "low", "<1.0", "", "2026-03-01");

        String page = site.page("advisories?lane=all");
        assertThat(HtmlTable.text(page))
                .contains("12 of 40 instances (30 %) that report a version run one that an advisory affects. "
                        + "4 of them run one that a critical advisory affects.")
                .contains("GHSA-1", "critical", "below 3.0.0", "2026-04-10 18 days ago")
                .contains("from 2.9.0, below 3.1.0", "90 % past it about 2026-0", "points a week")
                .contains("nobody is in reach", "90 % are past it", "Shares are of 40 instances");
        assertThat(page).doesNotContain("NaN", "Infinity");
        requireLists(page, 4);
        requireLists(site.page("advisories?lane=all&product_version=%213.0.0&os_family=Linux"), 1);
        assertThat(site.csv("advisories.csv?lane=all"))
                .hasEntrySatisfying(
                        "GHSA-1",
                        row -> assertThat(row)
                                .startsWith(
                                        "About GHSA-1,critical,\"[,3.0.0)\",3.0.0,2026-04-10,18,4,40,0.1000,past,,,"))
                .hasEntrySatisfying("GHSA-2", row -> assertThat(row).contains(",12,40,0.3000,forecast,-"))
                .hasEntrySatisfying("GHSA-3", row -> assertThat(row).contains(",0,40,0.0000,nobody,,,"));

        String reach = site.page("reach?lane=all&advisory=GHSA-2&range=30");
        assertThat(HtmlTable.text(reach))
                .contains("12 of 40 instances (30 %)", "Advisory GHSA-2 (high), published on 2026-04-01: About GHSA-2")
                .contains("from 2.9.0, below 3.1.0");
        assertThat(reach).contains("data-day=\"2026-04-01\" data-until=\"2026-04-01\" data-kind=\"note\"");
        assertThat(site.csv("reach.csv?lane=all&advisory=GHSA-2&range=30"))
                .hasEntrySatisfying("2026-04-01", row -> assertThat(row).endsWith(",GHSA-2"));
        requireLists(reach, 3);
    }

    @Test
    void a_published_file_of_one_package_is_kept_and_a_newer_one_replaces_it() throws Exception {
        for (String file : new String[] {"osv-GO-2024-2963", "csaf-bsi-2022-0001", "github-published"}) {
            assertThat(upload(Files.readAllBytes(FILES.resolve(file + ".json"))).statusCode())
                    .as(file)
                    .isEqualTo(303);
        }
        assertThat(HtmlTable.text(site.page("advisories")))
                .contains("GO-2024-2963", "not rated", "below 1.21.12 or from 1.22.0-0, below 1.22.5", "1.21.12 1.22.5")
                .contains("BSI-2022-0001", "medium")
                .contains("GHSA-rf4j-j272-fj86", "from 2.0.0, below 2.0.2");
        byte[] newer = Files.readString(FILES.resolve("github-published.json"))
                .replace("< 2.0.2", "< 2.0.3")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(upload(newer).statusCode()).isEqualTo(303);
        assertThat(HtmlTable.text(site.page("advisories")))
                .contains("from 2.0.0, below 2.0.3")
                .doesNotContain("below 2.0.2");
    }

    @Test
    void a_file_of_several_packages_asks_which_one_is_meant() {
        String file = """
                {"id":"X-7","modified":"2026-02-01T00:00:00Z","affected":[
                 {"package":{"name":"<b>one</b>"},"versions":["1.1"]},
                 {"package":{"name":"two"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"2.0"}]}]},
                 {"package":{"name":"three"},"ranges":[{"type":"GIT","events":[{"introduced":"0"}]}]}]}""";
        HttpResponse<String> asks = upload(file);

        assertThat(asks.statusCode()).isEqualTo(200);
        assertThat(HtmlTable.text(asks.body()))
                .contains("Which package of X-7 is yours?", "two below 2.0 2.0", "three names no versions");
        assertThat(asks.body()).contains("&lt;b&gt;one").doesNotContain("<b>one");
        assertThat(site.page("advisories")).doesNotContain("X-7");

        HttpResponse<String> own =
                upload(file.replace("\"two\"", "\"" + site.product().slug().toUpperCase() + "\""));
        assertThat(own.statusCode()).isEqualTo(303);
        assertThat(HtmlTable.text(site.page("advisories"))).contains("X-7", "below 2.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\": nope} | At line 1, column",
                "hello | At line 1, column",
                "{\"id\":\"x\",\"affected\":[{\"versions\":[7]}]} | At /affected/0/versions/0: this has to be text.",
                "{\"id\":\"x\",\"modified\":\"2026-01-01\",\"affected\":[{\"ranges\":[{\"type\":\"GIT\"}]}]} | At /affected/0: this names no versions. Write them down by hand.",
                "{\"id\":\"x\",\"modified\":\"2999-01-01\",\"affected\":[{\"versions\":[\"1\"]}]} | Write the day as year, month and day"
            })
    void a_file_that_is_none_is_refused_with_the_place_where_it_fails(String file, String why) {
        HttpResponse<String> answer = upload(file);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(HtmlTable.text(answer.body())).contains(why);
        assertThat(HtmlTable.text(site.page("advisories"))).contains("No advisory is written down yet.");
    }

    @Test
    void hostile_files_are_refused_and_never_fail_the_server() {
        String many = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"versions\":[\"" + i + ".5\"]}")
                .collect(Collectors.joining(",", "{\"id\":\"x\",\"modified\":\"2026-01-01\",\"affected\":[", "]}"));
        for (String file :
                new String[] {"", "[".repeat(1_000_000), "\"".repeat(9), "{\"id\":{}}", many, "\u0000", "null"}) {
            assertThat(upload(file).statusCode())
                    .as(file.substring(0, Math.min(9, file.length())))
                    .isEqualTo(422);
        }
        assertThat(upload(" ".repeat(1 << 20)).statusCode()).isEqualTo(422);
        assertThat(upload(" ".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
        assertThat(site.superuser()
                        .upload(path("advisories"), new byte[1], new byte[1])
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void a_maintainer_adds_edits_and_removes_and_the_audit_log_says_so() {
        Visitor maintainer = Visitor.maintainer(site.superuser());
        String page = path("advisories");
        assertThat(maintainer
                        .send(page, draft("A-1", "high", "<2.0", "2.0", "2026-01-20"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(maintainer
                        .send(page, draft("A-1", "low", "<2.0", "", "2026-01-20"))
                        .body())
                .contains("There is an advisory of this identifier already. Edit that one.");
        assertThat(maintainer.page(page + "?edit=A-1")).contains("value=\"&lt;2.0\"", "value=\"2026-01-20\"");

        Map<String, String> edited = draft("A-1", "low", "[,2.0) [3.0.0,3.2) [4.0,4.2)", "", "2026-01-21");
        edited.put("over", "A-1");
        assertThat(maintainer.send(page, edited).statusCode()).isEqualTo(303);
        assertThat(HtmlTable.text(maintainer.page(page)))
                .contains("A-1", "low", "2026-01-21")
                .contains("below 2.0 or from 3.0.0, below 3.2 or from 4.0, below 4.2");
        edited.put("identifier", "A-2");
        assertThat(maintainer.send(page, edited).statusCode()).isEqualTo(422);

        String remove = page + "/remove?remove=A-1";
        assertThat(maintainer.send(page, remove, Map.of("typed", "A-2")).statusCode())
                .isEqualTo(422);
        assertThat(maintainer.send(page, remove, Map.of("typed", "A-1")).statusCode())
                .isEqualTo(303);
        assertThat(maintainer.send(page, remove, Map.of("typed", "A-1")).statusCode())
                .isEqualTo(404);
        assertThat(maintainer.get(page + "?edit=A-1").statusCode()).isEqualTo(400);
        assertThat(maintainer.get(path("reach?advisory=A-1")).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "identifier; ",
                "title; ",
                "severity; worse",
                "versions; ",
                "versions; main",
                "versions; <2.0 <1.0",
                "versions; <2.0 >=3.0",
                "published; 2026-02-30",
                "published; 2999-01-01",
                "link; javascript:alert(1)"
            })
    void what_is_none_is_refused_with_its_field(String field, String value) {
        Map<String, String> draft = draft("A-1", "high", "<2.0", "2.0", "2026-01-20");
        draft.put(field, value == null ? "" : value);

        HttpResponse<String> answer = site.superuser().send(path("advisories"), draft);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"" + field + "-wrong\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "advisories?range=30",
                "advisories?remove=nobody",
                "advisories.csv?edit=x",
                "reach?line=nobody",
                "support?edit=x"
            })
    void what_does_not_exist_is_refused(String page) {
        assertThat(site.get(page).statusCode()).isEqualTo(400);
    }

    @Test
    void too_little_data_is_a_sentence() throws Exception {
        keep("A-1", "high", "<2.0", "2.0", "2026-01-20");
        assertThat(HtmlTable.text(site.page("advisories")))
                .contains("No instance that was active in 7 days reports a usable version; none was active.");
        assertThat(site.page("reach?advisory=A-1")).doesNotContain("NaN");

        for (int i = 25; i < 28; i++) {
            site.report(LocalDate.of(2026, 4, i), 8, 0, 3, "1.0.0");
        }
        site.see(Instant.parse("2026-04-28T09:00:00Z"));
        String page = site.page("advisories?lane=all");
        assertThat(HtmlTable.text(page))
                .contains("3 of 3 instances (100 %)", "None of the advisories is critical.")
                .contains("no forecast: it takes 10 instances");
        assertThat(page).doesNotContain("NaN");
        requireLists(page, 2);
    }

    @Test
    void support_lines_say_whose_support_ends_and_whose_is_over() throws Exception {
        fallingShare();
        line("2.x", "2.x", "2026-04-20");
        line("3.0", "3.0.x", "2026-06-01");
        line("3.x", "3.x", "2026-07-27");
        line("4", "4.x", "2030-01-01");

        String page = site.page("support?lane=all");
        assertThat(HtmlTable.text(page))
                .contains("36 of 40 instances (90 %) that report a version run one whose support ends within 90 days. "
                        + "4 run one whose support is over.")
                .contains("over since 8 days ago", "34 days left", "90 days left", "nobody is in reach");
        requireLists(page, 5);
        assertThat(site.csv("support.csv?lane=all"))
                .hasEntrySatisfying("3.0", row -> assertThat(row).startsWith("3.0.x,2026-06-01,34,8,40,0.2000,"))
                .hasEntrySatisfying("2.x", row -> assertThat(row).startsWith("2.x,2026-04-20,-8,4,40,0.1000,past,"));
        String reach = site.page("reach?lane=all&line=2.x&range=30");
        assertThat(HtmlTable.text(reach))
                .contains("4 of 40 instances (10 %)", "Support line 2.x: its support ends on 2026-04-20.");
        assertThat(reach).contains("Support of 2.x ends", "data-day=\"2026-04-20\"");
        assertThat(site.page("versions?lane=all&range=30")).contains("Support of 2.x ends");

        line("LTS", "2.9.0", "2027-12-31");
        assertThat(HtmlTable.text(site.page("support?lane=all"))).contains("0 run one whose support is over.");
        assertThat(site.superuser()
                        .send(path("support"), path("support") + "/remove?remove=LTS", Map.of("typed", "LTS"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(site.page("support")).doesNotContain(">LTS<");
        assertThat(site.superuser()
                        .send(path("support"), Map.of("title", "5", "versions", "5.x", "ends", "2999-01-01"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void the_tables_hold_what_was_kept() {
        keep("A-9", "high", ">=1.0 <2.0", "2.0", "2026-01-20");
        assertThat(Sql.column(site.server(), "SELECT versions FROM advisory WHERE identifier = 'A-9'"))
                .containsExactly("[1.0,2.0)");
    }

    private static void requireLists(String page, int fewest) {
        Matcher link = LIST.matcher(page);
        int looked = 0;
        while (link.find()) {
            site.requireList(link.group(1), link.group(2));
            looked++;
        }
        assertThat(looked).isGreaterThanOrEqualTo(fewest);
    }

    private static HttpResponse<String> upload(String file) {
        return upload(file.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> upload(byte[] file) {
        MultipartBody form = new MultipartBody()
                .field("_csrf", site.superuser().token(path("advisories")))
                .file("file", "advisory.json", file);
        return site.superuser().post(path("advisories/upload"), form.contentType(), form.bytes());
    }

    private static Map<String, String> draft(
            String identifier, String severity, String versions, String fixed, String published) {
        return new HashMap<>(Map.of(
                "identifier", identifier,
                "title", "About " + identifier,
                "severity", severity,
                "versions", versions,
                "fixed", fixed,
                "published", published,
                "link", "https://example.org/" + identifier));
    }

    private static void keep(String identifier, String severity, String versions, String fixed, String published) {
        assertThat(site.superuser()
                        .send(path("advisories"), draft(identifier, severity, versions, fixed, published))
                        .statusCode())
                .isEqualTo(303);
    }

    private static void line(String title, String versions, String ends) {
        assertThat(site.superuser()
                        .send(path("support"), Map.of("title", title, "versions", versions, "ends", ends))
                        .statusCode())
                .isEqualTo(303);
    }

    private static String path(String page) {
        return "/p/" + site.product().slug() + "/" + page;
    }

    /** 40 instances for five weeks; 28 of them leave 3.0.0 for 3.1.0 until 27 April, 8 stay, and 4 have 2.9.0 all the time. */
    private static void fallingShare() throws Exception {
        LocalDate first = LocalDate.parse("2026-03-24");
        LocalDate slow = LocalDate.parse("2026-04-09");
        LocalDate fast = LocalDate.parse("2026-04-17");
        String linux = ",\"os_family\":\"Linux\"";
        for (int i = 0; i < 35; i++) {
            LocalDate day = first.plusDays(i);
            int left = day.isAfter(fast)
                    ? 8 + 2 * (int) (day.toEpochDay() - fast.toEpochDay())
                    : day.isAfter(slow) ? (int) (day.toEpochDay() - slow.toEpochDay()) : 0;
            site.report(day, 6, 0, 4, "2.9.0", linux);
            site.report(day, 6, 4, 40 - left, "3.0.0", linux);
            site.report(day, 6, 40 - left, 40, "3.1.0");
        }
        site.see(Instant.parse("2026-04-28T09:00:00Z"));
    }
}
