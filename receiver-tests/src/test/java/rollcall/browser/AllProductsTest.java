package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AllProductsTest {
    private static final String LONG = "Aproductwithoutablank".repeat(3) + " and a long name";

    @Test
    void the_menu_leads_to_the_same_page_over_the_range_that_was_switched_last(DemoSite site) {
        try (Tab tab = site.tab()) {
            add(tab, "beside", LONG);
            Page page = tab.open(Tab.DEMO + "versions");
            page.locator("#ranges").getByText("30 days").click();
            page.waitForURL("**/versions?range=30");
            tab.drawn();
            page.locator(".switcher summary").click();
            page.locator(".switcher").getByText(LONG).click();
            page.waitForURL("**/p/beside/versions?range=30");

            page.getByText("All products").first().click();
            page.waitForURL(url -> url.endsWith("/"));
            assertThat(page.locator(".bar > span").textContent()).isEqualTo("All products");
            assertThat(page.locator("#pages").getByText("Versions").getAttribute("href"))
                    .as("the product that was looked at last")
                    .isEqualTo("/p/beside/versions");
            page.locator("main").getByText("Eventyay (demo)").click();
            page.waitForURL("**" + Tab.DEMO + "overview");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void on_a_phone_nothing_scrolls_sideways_and_no_number_is_lost(DemoSite site) {
        try (Tab tab = site.tab()) {
            add(tab, "narrow", LONG.toUpperCase());
            Page page = tab.page();
            page.setViewportSize(390, 844);
            page.navigate("/");

            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(390);
            assertThat(page.evaluate("() => { const box = document.querySelector('main .table-box');"
                            + " return box.scrollWidth <= box.clientWidth; }"))
                    .isEqualTo(true);
            Locator row = page.locator("main tbody tr", new Page.LocatorOptions().setHasText("Eventyay (demo)"));
            assertThat(row.innerText()).contains("%", "ago");
            page.setViewportSize(1440, 900);
            assertThat(row.locator("svg.spark").isVisible()).isTrue();
        }
    }

    private static void add(Tab tab, String slug, String name) {
        Page page = tab.open("/products/new");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.locator("input[name=slug]").fill(slug);
        page.locator("main form button").click();
        page.waitForURL("**/p/" + slug + "/**");
    }
}
