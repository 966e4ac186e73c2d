package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
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

/** The menu of products in the side bar. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProductSwitchTest {
    private static TestSite site;

    @BeforeAll
    static void open() {
        site = new TestSite("none");
        assertThat(site.superuser().page("/p/it/overview"))
                .as("a single product needs no page of all")
                .doesNotContain("All products");
        site.superuser().send("/products/new", Map.of("name", "Other", "slug", "other", "preset", "none"));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/overview, /overview",
        "/versions?range=30, /versions?range=30",
        "/versions?range=30&unit=count&sort=-active, /versions?range=30",
        "/versions?range=2026-10-01..2026-10-31, /versions?range=2026-10-01..2026-10-31",
        "/metrics?range=365, /metrics?range=365",
        "/metrics?range=30&compare=before, /metrics?range=30&amp;compare=before",
        "/annotations, /annotations",
        "/environment?view=time&range=7, /environment?range=7",
        "/funnels?steps=a&steps=b, /funnels",
        "/instances?q=2.1, /instances",
        "/refusals?range=7, /refusals?range=7",
        "/connect, /connect",
        "/upload, /upload",
        "/keys, /keys",
        "/product-settings, /product-settings"
    })
    void it_leads_to_the_same_page_of_the_other_product_over_the_same_days(String from, String to) {
        String menu = menu(site.superuser().page("/p/it" + from));
        assertThat(menu).contains("href=\"/p/other" + to + "\"");
        assertThat(site.superuser().get("/p/other" + to.replace("&amp;", "&")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void from_an_instance_it_leads_to_the_list_of_the_other_products_instances() throws Exception {
        UUID instance = UUID.randomUUID();
        site.heartbeat(instance, "1.0", "");
        TestSite.await(() -> site.superuser().get("/p/it/instances/" + instance).statusCode() == 200);

        assertThat(menu(site.superuser().page("/p/it/instances/" + instance))).contains("href=\"/p/other/instances\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/accounts", "/help/words", "/password"})
    void from_a_page_about_no_product_it_leads_to_the_overview(String path) {
        assertThat(menu(site.superuser().page(path))).contains("href=\"/p/other/overview\"");
    }

    @Test
    void all_products_have_an_entry_above_it_which_is_the_current_one_on_their_page_alone() {
        assertThat(menu(site.superuser().page("/p/it/versions")))
                .contains("href=\"/\"")
                .doesNotContain("aria-current=\"page\">All products");
        String home = site.superuser().page("/");
        assertThat(menu(home)).contains("aria-current=\"page\">All products");
        assertThat(home)
                .as("the pages of the product that was looked at last stay")
                .contains("href=\"/p/it/versions\"", "<title>How are all products doing? · Rollcall</title>");
    }

    private static String menu(String page) {
        return Visitor.between(page, "id=\"switcher\"", "</nav>");
    }
}
