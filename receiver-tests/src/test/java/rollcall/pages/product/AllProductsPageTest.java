package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** The page at {@code /} once there are several products. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AllProductsPageTest {
    private static final Pattern LAST = Pattern.compile("<time title=\"[^\"]*\"");

    private static TestSite site;

    @BeforeAll
    static void open() throws Exception {
        site = new TestSite("none");
        assertThat(site.maintainer().get("/").headers().firstValue("Location"))
                .as("the only product's Overview answers more than a row")
                .hasValue("/p/it/overview");
        String other = add("zebra", "a zebra <b>with stripes</b>");
        add("quiet", "Quiet");
        for (String version : List.of("1.0.0", "1.0.0", "1.1.0", "1.1.0", "1.1.0", "2.0.0-rc1")) {
            send(version, site.key());
        }
        send("7.1", other);
        site.heartbeat("{}", other);
        site.heartbeat("{}", other);
        TestSite.await(() -> rows("/").toString().matches(".* 1, .*, 2\\].*The product, 6, .*"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void each_product_has_a_row_by_name_with_its_active_instances_newest_version_and_rejections() {
        assertThat(rows("/").stream().map(AllProductsPageTest::withoutTime))
                .containsExactly(
                        List.of("a zebra <b>with stripes</b>", "1", "", "7.1", "100 %", "2"),
                        List.of("Quiet", "0", "", "", "", "0"),
                        List.of("The product", "6", "", "1.1.0", "50 %", "0"));
        assertThat(site.maintainer().page("/"))
                .contains("7\u00a0instances", "2\u00a0requests")
                .doesNotContain("<b>with", "not counted yet");
    }

    @Test
    void the_last_heartbeat_says_how_long_ago_it_came_and_when() {
        assertThat(site.maintainer().page("/"))
                .containsPattern(
                        "<time title=\"20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC\">[^<]*(just now|ago)</time>");
        assertThat(rows("/").get(1)).contains("no heartbeat yet");
    }

    @Test
    void each_number_is_the_one_of_the_page_to_which_it_leads() {
        Visitor maintainer = site.maintainer();
        String row = Visitor.between(maintainer.page("/"), ">The product</a>", "</tr>");
        String today = LocalDate.now(ZoneOffset.UTC) + ".." + LocalDate.now(ZoneOffset.UTC);
        assertThat(row).contains("/p/it/versions", "/p/it/instances", "/p/it/refusals?range=" + today);

        assertThat(maintainer.page(href(row, "state=active&amp;window=7\"")))
                .contains("6\u00a0instances were active in 7");
        assertThat(row).contains("title=\"3\u00a0instances\"");
        assertThat(maintainer.page(href(row, "=1.1.0\""))).contains("3\u00a0instances were active in 7");
        assertThat(LAST.matcher(maintainer.page(href(row, "sort=latest\"")))
                        .results()
                        .findFirst()
                        .map(MatchResult::group))
                .as("the instance that reported last stands first")
                .isEqualTo(LAST.matcher(row).results().findFirst().map(MatchResult::group))
                .isPresent();

        String tile = Visitor.between(maintainer.page("/p/it/overview"), "Active in 7 days", "</div>");
        assertThat(tile).contains("value=\"6\"");
        assertThat(HtmlTable.rows(maintainer.page("/p/it/versions"), "Every version"))
                .anySatisfy(version -> assertThat(version).startsWith("1.1.0").contains("3", "50 %"));
        assertThat(maintainer.page("/p/it/instances")).contains("6\u00a0instances have reported so far");
        assertThat(maintainer.page("/p/zebra/refusals?range=" + today)).contains("2\u00a0requests");
    }

    @ParameterizedTest
    @CsvSource({
        "name, a zebra|Quiet|The product",
        "-name, The product|Quiet|a zebra",
        "active, Quiet|a zebra|The product",
        "-active, The product|a zebra|Quiet",
        "share, Quiet|The product|a zebra",
        "-share, a zebra|The product|Quiet",
        "heartbeat, Quiet|The product|a zebra",
        "-heartbeat, a zebra|The product|Quiet",
        "rejected, Quiet|The product|a zebra",
        "-rejected, a zebra|Quiet|The product"
    })
    void a_link_in_the_head_sorts_by_its_column(String sort, String order) {
        String page = site.maintainer().page("/?sort=" + sort);
        assertThat(HtmlTable.rows(wide(page), "Every product").stream()
                        .map(row -> row.get(0).replaceAll(" <.*", "")))
                .as(sort)
                .containsExactly(order.split("\\|"));
        assertThat(page).contains("href=\"/?sort=" + (sort.equals("-active") ? "active" : "-active") + "\"");
    }

    @Test
    void the_same_table_comes_as_a_file() {
        HttpResponse<String> file = site.maintainer().get("/products.csv?sort=-active");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("all-products-20");
        assertThat(file.body().lines().map(line -> line.replaceAll("20\\d\\d-[^,]*Z", "WHEN")))
                .containsExactly(
                        "product,name,active_in_7_days,newest_version,instances_with_it,share_of_reported,"
                                + "last_heartbeat,rejected_today",
                        "it,The product,6,1.1.0,3,0.5000,WHEN,0",
                        "zebra,a zebra <b>with stripes</b>,1,7.1,1,1.0000,WHEN,2",
                        "quiet,Quiet,0,,,,,0");
        assertThat(site.maintainer().page("/")).contains("href=\"/products.csv\"");
    }

    /** The link of a row whose address ends so. */
    private static String href(String row, String end) {
        Matcher link =
                Pattern.compile("href=\"([^\"]*" + Pattern.quote(end) + ")").matcher(row);
        assertThat(link.find()).as(end).isTrue();
        return link.group(1).replace("&amp;", "&").replace("\"", "");
    }

    private static String add(String slug, String name) {
        site.superuser().send("/products/new", Map.of("name", name, "slug", slug, "preset", "none"));
        String issued = site.superuser()
                .send("/p/" + slug + "/keys", Map.of("label", ""))
                .body();
        return Visitor.between(issued, "<code id=\"issued\">", "</code>");
    }

    private static void send(String version, String key) throws Exception {
        assertThat(site.heartbeat(
                                "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID()
                                        + "\",\"product_version\":\"" + version + "\"}",
                                key)
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<List<String>> rows(String path) {
        return HtmlTable.rows(wide(site.maintainer().page(path)), "Every product");
    }

    /** Without what only a phone shows. */
    private static String wide(String page) {
        return page.replaceAll("(?s)<p class=\"narrow-only[^>]*>.*?</p>", "");
    }

    /** The row without its last heartbeat, which depends on the moment. */
    private static List<String> withoutTime(List<String> row) {
        return List.of(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(6));
    }
}
