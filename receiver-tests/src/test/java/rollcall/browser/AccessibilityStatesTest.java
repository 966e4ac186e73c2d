package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollcall.Wiring;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

/** What axe finds after somebody did something on a page: opened, zoomed, mistyped. */
@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccessibilityStatesTest {
    @Test
    void charts_that_are_zoomed_read_by_keys_and_whose_table_is_open_are_without_fault(DemoSite site) {
        try (Tab tab = site.tab()) {
            List<String> faults = new ArrayList<>();
            inEveryLook(tab, Tab.DEMO + "versions", "zoomed", faults, page -> {
                page.locator(".chart-canvas").first().focus();
                page.keyboard().press("Home");
                page.keyboard().press("+");
                page.locator("figure summary").first().click();
                assertThat(page.getByText("Whole range").first().isVisible()).isTrue();
            });
            inEveryLook(tab, Tab.DEMO + "overview", "tip", faults, page -> {
                page.locator(".chart-canvas").first().focus();
                page.keyboard().press("ArrowLeft");
                page.keyboard().press("ArrowDown");
                assertThat(page.locator(".chart-tip").isVisible()).isTrue();
            });
            inEveryLook(tab, "/password", "planted", faults, page -> {
                PlantedChart chart =
                        PlantedChart.on(tab, Map.of("lines", 20, "links", true, "before", true, "marks", new Object[] {
                            new Object[] {"3.0.0", 3}, new Object[] {"3.0.1", 4}, new Object[] {"away", 9, 12}
                        }));
                chart.box().focus();
                chart.key("End");
                assertThat(chart.tip().locator("a").count()).isEqualTo(20);
            });
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void folds_and_menus_that_are_open_are_without_fault(DemoSite site) {
        try (Tab tab = site.tab()) {
            List<String> faults = new ArrayList<>();
            for (String path :
                    List.of(Tab.DEMO + "environment", "/audit", Tab.DEMO + "connect", "/settings/telemetry")) {
                inEveryLook(
                        tab,
                        path,
                        "folds open",
                        faults,
                        page -> page.evaluate(
                                "() => document.querySelectorAll('main details').forEach(each => { each.open = true; })"));
            }
            for (String path : List.of(Tab.DEMO + "versions", "/accounts")) {
                tab.page().setViewportSize(390, 844);
                tab.open(path);
                tab.page().getByText("Menu").click();
                look(tab.page(), path + " menu", Axe.ALL, faults);
            }
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void what_was_mistyped_is_told_without_fault(DemoSite site) {
        try (Tab tab = site.tab();
                Tab stranger = site.tabOfStranger()) {
            List<String> faults = new ArrayList<>();
            inEveryLook(stranger, "/login", "refused", faults, page -> {
                page.getByLabel("E-mail").fill("nobody@example.org");
                page.getByLabel("Password").fill("not the password");
                page.keyboard().press("Enter");
                page.locator("[role=alert]").waitFor();
            });
            inEveryLook(tab, "/products/new", "refused", faults, page -> {
                page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                        .fill("Refused");
                page.locator("input[name=slug]").fill("eventyay-demo");
                page.locator("main form button").click();
                page.locator("[aria-invalid=true]").waitFor();
            });
            inEveryLook(
                    tab,
                    Tab.DEMO + "funnels?steps=order.placed",
                    "too short",
                    faults,
                    page -> page.locator("[role=alert]").waitFor());
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void the_switcher_of_several_products_is_without_fault_when_it_is_open(DemoSite site) {
        try (Wiring server = TestServer.start()) {
            Visitor superuser = Visitor.superuser(server);
            superuser.send("/products/new", Map.of("name", "One", "slug", "one", "preset", "eventyay"));
            superuser.send("/products/new", Map.of("name", "Two", "slug", "two", "preset", "none"));
            try (Tab tab = site.tabAt(server, superuser.cookie("rollcall_session"))) {
                List<String> faults = new ArrayList<>();
                inEveryLook(tab, "/p/one/connect", "switcher", faults, page -> {
                    if (page.getByText("Menu").isVisible()) {
                        page.getByText("Menu").click();
                    }
                    page.locator(".switcher summary").click();
                    assertThat(page.locator(".switcher a").first().isVisible()).isTrue();
                });
                assertThat(faults).isEmpty();
            }
        }
    }

    /**
     * Opens the page, does something on it and has a look, in both schemes, wide and narrow; in the dark scheme only colours can be other ones.
     */
    private static void inEveryLook(Tab tab, String path, String state, List<String> faults, Consumer<Page> act) {
        Page page = tab.page();
        for (int width : List.of(1440, 390)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.setViewportSize(width, 844);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                tab.open(path);
                act.accept(page);
                String rules = scheme == ColorScheme.LIGHT ? Axe.ALL : Axe.COLOURS;
                look(page, path + " " + state + " " + width + " " + scheme, rules, faults);
            }
        }
    }

    private static void look(Page page, String where, String rules, List<String> faults) {
        page.locator("h1").waitFor();
        Axe.load(page);
        Axe.found(page, rules).forEach(fault -> faults.add(where + ": " + fault));
    }
}
