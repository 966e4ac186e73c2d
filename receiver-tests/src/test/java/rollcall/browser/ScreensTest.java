package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.Wiring;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

/** How pages use very wide and very narrow screens. */
@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScreensTest {
    @Test
    void on_a_very_wide_screen_the_content_stands_in_the_middle_and_a_form_has_a_narrow_card(DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.page().setViewportSize(1920, 900);
            BoundingBox main = tab.open("/accounts").locator("main").boundingBox();
            double left = main.x - 216;
            double right = 1920 - main.x - main.width;

            assertThat(Math.abs(left - right)).isLessThan(20);
            assertThat(tab.page().locator(".card:has(> form)").first().boundingBox().width)
                    .isLessThan(540);
        }
    }

    @Test
    void on_a_phone_the_button_that_copies_stands_above_the_code(DemoSite site) {
        try (Tab tab = site.tab(DemoSite.Look.NARROW)) {
            Page page = tab.open(Tab.DEMO + "connect");
            assertThat(page.locator(".code").count()).isGreaterThan(5);
            for (Locator code : page.locator(".code").all()) {
                // Of the languages of a program's own code one is open at a time.
                code.evaluate(
                        "(at) => { for (; at; at = at.parentElement) { if (at.tagName === 'DETAILS') { at.open = true; } } }");
                BoundingBox text = code.locator("pre").boundingBox();
                BoundingBox button = code.locator("button").boundingBox();

                assertThat(button.y + button.height).isLessThanOrEqualTo(text.y + 1);
                assertThat(text.width).isGreaterThan(300);
            }
        }
    }

    @Test
    void a_product_with_a_long_name_takes_one_line_and_tells_all_of_it(DemoSite site) {
        String name = "A name as long as a name may be, which is eighty letters, and not one letter mor";
        try (Wiring server = TestServer.start()) {
            Visitor superuser = Visitor.superuser(server);
            superuser.send("/products/new", Map.of("name", name, "slug", "one", "preset", "none"));
            try (Tab tab = site.tabAt(server, superuser.cookie("rollcall_session"))) {
                tab.open("/p/one/overview");
                oneLine(tab.page().locator("p.switcher-one"), name);
                superuser.send("/products/new", Map.of("name", name + "e", "slug", "two", "preset", "none"));
                superuser.send("/products/new", Map.of("name", "Two", "slug", "two", "preset", "none"));
                tab.open("/p/one/overview");
                oneLine(tab.page().locator(".switcher > summary"), name);
                tab.page().setViewportSize(390, 844);
                oneLine(tab.page().locator(".bar > span"), name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"versions", "events", "instances", "refusals", "keys", "environment"})
    void a_row_of_a_table_is_high_enough_for_a_finger(String path, DemoSite site) {
        try (Tab tab = site.tab(DemoSite.Look.NARROW)) {
            tab.open(Tab.DEMO + path);
            double least = ((Number) tab.page()
                            .evaluate(
                                    "() => Math.min(...[...document.querySelectorAll('tbody tr')].filter(row => row.checkVisibility())"
                                            + ".map(row => row.getBoundingClientRect().height))"))
                    .doubleValue();

            assertThat(least).isGreaterThanOrEqualTo(24).isLessThan(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview",
                "versions",
                "metrics",
                "environment?view=time",
                "events/event?name=order.placed",
                "instances"
            })
    void at_320_pixels_nothing_scrolls_sideways(String path, DemoSite site) {
        try (Tab tab = site.tab(DemoSite.Look.NARROW)) {
            tab.page().setViewportSize(320, 640);
            tab.open(Tab.DEMO + path);

            assertThat(tab.page().evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                    .isEqualTo(0);
        }
    }

    private static void oneLine(Locator place, String name) {
        assertThat(place.boundingBox().height).isLessThan(48);
        assertThat(place.getAttribute("title")).isEqualTo(name);
    }
}
