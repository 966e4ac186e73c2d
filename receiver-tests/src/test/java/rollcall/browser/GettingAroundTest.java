package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GettingAroundTest {
    private static final String RING = """
            () => {
              const style = getComputedStyle(document.activeElement);
              return document.activeElement.tagName + " " + document.activeElement.textContent.trim().slice(0, 20)
                + (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 ? "" : " has no focus ring");
            }""";

    @Test
    void a_time_range_stays_in_the_address_and_goes_along_to_the_next_page(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions");
            page.evaluate("() => { window.sameDocument = true; }");
            page.getByText("30 days").click();
            page.waitForURL("**/versions?range=30");
            tab.drawn();

            assertThat(page.evaluate("() => window.sameDocument"))
                    .as("only the content was fetched")
                    .isEqualTo(true);
            assertThat(current(page)).isEqualTo("30 days");
            assertThat(page.locator("#adoption tbody tr").count()).isEqualTo(30);

            page.reload();
            assertThat(current(page)).isEqualTo("30 days");
            page.locator("#pages").getByText("Metrics").click();
            page.waitForURL("**/metrics?range=30");
            assertThat(current(page)).isEqualTo("30 days");

            page.goBack();
            page.goBack();
            page.waitForURL("**/versions");
            tab.drawn();
            assertThat(current(page)).isEqualTo("90 days");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void a_range_that_is_switched_after_the_session_has_ended_leads_to_the_log_in(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions");
            page.context().clearCookies();
            page.getByText("30 days").click();
            page.waitForURL("**/login**");

            assertThat(page.locator("body.bare").count()).isEqualTo(1);
        }
    }

    @Test
    void shares_become_counts_by_a_link_that_keeps_the_range(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions?range=30");
            page.getByLabel("Unit").getByText("Instances").click();
            page.waitForURL("**/versions?range=30&unit=count");
            tab.drawn();

            assertThat(page.locator("#adoption").getAttribute("data-unit")).isEqualTo("count");
        }
    }

    @Test
    void everything_on_a_page_is_reached_by_the_keyboard_alone_and_shows_where_one_is(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions");
            page.keyboard().press("Tab");
            assertThat(tab.focused()).isEqualTo("Skip to the content");
            List<String> stops = new ArrayList<>();
            for (int i = 0; i < 90; i++) {
                page.keyboard().press("Tab");
                stops.add(page.evaluate(RING).toString());
            }
            assertThat(stops).noneMatch(stop -> stop.endsWith("has no focus ring"));
            assertThat(stops)
                    .containsSubsequence(
                            "A Overview",
                            "A Connect",
                            "BUTTON Log out",
                            "A 30 days",
                            "A Share",
                            "A CSV",
                            "SUMMARY Table");
        }
    }

    @Test
    void the_first_link_skips_to_the_content(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("main");

            page.keyboard().press("Tab");
            assertThat(tab.focused()).isEqualTo("7 days");
        }
    }

    @Test
    void on_a_narrow_screen_the_menu_opens_and_closes_by_the_keyboard(DemoSite site) {
        try (Tab tab = site.tab(DemoSite.Look.NARROW)) {
            Page page = tab.open(Tab.DEMO + "overview");
            Locator pages = page.locator("#pages");
            assertThat(pages.isVisible()).isFalse();

            page.getByText("Menu").focus();
            page.keyboard().press("Enter");
            assertThat(pages.isVisible()).isTrue();
            page.keyboard().press("Escape");
            assertThat(pages.isVisible()).isFalse();
            assertThat(tab.focused()).isEqualTo("Menu");

            page.getByText("Menu").click();
            pages.getByText("Versions").click();
            page.waitForURL("**/versions?range=90");
        }
    }

    @Test
    void without_scripts_the_tables_the_range_and_the_order_are_still_there(DemoSite site) {
        try (Tab tab = site.withoutScripts()) {
            Page page = tab.page();
            page.navigate(Tab.DEMO + "versions");
            assertThat(page.locator("#adoption .chart-canvas").isVisible()).isFalse();
            assertThat(page.locator("#adoption table").isVisible()).isTrue();

            page.getByText("30 days").click();
            page.waitForURL("**/versions?range=30");
            page.locator("th a").getByText("Active").click();
            page.waitForURL("**/versions?range=30&sort=-active");
            assertThat(active(page)).isSortedAccordingTo(Comparator.reverseOrder());

            page.locator("th a").getByText("Active").click();
            page.waitForURL("**/versions?range=30&sort=active");
            assertThat(active(page)).isSorted();
        }
    }

    @Test
    void a_product_without_a_heartbeat_says_what_will_be_here_and_how_to_get_it_there(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open("/products/new");
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Quiet");
            page.locator("input[name=slug]").fill("quiet");
            page.locator("main form button").click();

            for (String question : List.of("overview", "versions", "metrics", "environment", "events")) {
                tab.open("/p/quiet/" + question);
                assertThat(page.locator(".empty").innerText()).contains("Here you will see");
            }
            page.locator(".empty a.button").click();
            page.waitForURL("**/p/quiet/connect");

            page.locator(".switcher summary").click();
            page.locator(".switcher").getByText("Eventyay").click();
            page.waitForURL("**" + Tab.DEMO + "connect");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    private static String current(Page page) {
        return page.locator("nav[aria-label='Time range'] [aria-current]").innerText();
    }

    private static List<Integer> active(Page page) {
        return page.locator("[aria-labelledby=table-title] tbody td:nth-child(3)").allInnerTexts().stream()
                .map(text -> Integer.valueOf(text.replace(",", "")))
                .toList();
    }
}
