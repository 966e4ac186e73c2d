package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.support.page.Visitor;

/** Numbers of pages lead to lists of exactly as many instances. */
@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NumbersOpenListsTest {
    /** Every number that leads to a list: of a tile, in a table, and at a point of a chart. Of long pages some, spread evenly. */
    private static final String NUMBERS = """
            () => {
              const tiles = [...document.querySelectorAll(".tile")].map((tile) => [tile.querySelector(".tile-name a"), tile.querySelector("data")]);
              const cells = [...document.querySelectorAll("a.to-list")].map((link) => [link, link.querySelector("data") ?? link.closest("tr").querySelector("td.n data")]);
              const all = [...tiles, ...cells].filter(([link]) => link.pathname.endsWith("/instances"));
              const every = Math.max(1, Math.floor(all.length / 20));
              return all.filter((_, i) => i % every === 0).map(([link, data]) => [link.pathname + link.search, data.value]);
            }""";

    private static final Pattern COUNT = Pattern.compile("^[\\d,]+");

    @ParameterizedTest
    @CsvSource({
        "overview, 8",
        "versions, 15",
        "versions?level=minor, 15",
        "versions?level=major&os_family=Linux&range=365, 10",
        "versions?eventyay_version=3.0.x&eventyay_version=3.1.x&eventyay_version=%21nightly, 5",
        "plugins, 15",
        "plugins?os_family=Linux&lane=established&range=30&enabled_plugins=%21eventyay.plugins.video, 10",
        "plugins/plugin?name=eventyay.plugins.paypal, 15",
        "plugins/plugin?name=eventyay.plugins.video&range=all&lane=all&eventyay_version=%3E%3D2.6.0, 10",
        "upgrades, 15",
        "performance, 10",
        "performance?field=requests_a_day, 8",
        "reach, 10",
        "errors, 15",
        "errors?range=90&os_family=Linux&release=3.0.0, 10",
        "reach?versions=3.0.x&eventyay_version=%21nightly&os_family=Linux&range=365, 8",
        "reach?advisory=DEMO-2026-1&os_family=Linux, 8",
        "advisories, 2",
        "advisories?os_family=Linux&eventyay_version=%21nightly, 2",
        "support, 3",
        "support?lane=all&os_family=Linux, 3",
        "retention, 15",
        "retention?split=os_family&window=7&range=7, 6",
        "retention?split=enabled_plugins&os_family=Linux&lane=all&show=values&range=7, 12",
        "release-health, 15",
        "release-health?release=3.0.0&os_family=Linux&lane=all, 15",
        "retention?by=month&range=all&os_family=Linux, 3",
        "upgrades?range=30&level=patch&show=moves, 15",
        "upgrades?level=minor&os_family=Linux&lane=established&range=all, 10",
        "upgrades?level=minor&eventyay_version=2.4.x&eventyay_version=2.3.x, 5",
        "coverage, 15",
        "coverage?field=database_type&os_family=Linux&lane=all&range=30, 15",
        "metrics, 15",
        "metrics?field=orders_bucket&against=os_family&lane=all&range=30, 15",
        "metrics?field=events_bucket&os_family=Linux&eventyay_version=%3E%3D2.6.0&range=90, 10",
        "environment, 15",
        "environment?view=time&range=30, 15",
        "overview?os_family=Linux&lane=established, 8",
        "versions?os_family=Linux&os_family=FreeBSD, 15",
        "environment?database_type=%28none%29&database_type=postgresql, 15",
        "metrics?enabled_plugins=pretix.plugins.sendmail, 10",
        "events, 15",
        "events?range=30&compare=before, 15",
        "events?os_family=Linux&lane=established&range=all, 15",
        "events/event?name=order.placed, 15",
        "events/event?name=order.placed&range=all, 15",
        "events/event?name=order.placed&os_family=Linux&range=365, 15",
        "funnels?steps=event.created&steps=product.added&steps=shop.published&steps=order.placed, 7",
        "funnels?steps=event.created&steps=order.placed&os_family=Linux&lane=established&range=30&compare=before, 5",
    })
    void the_list_behind_a_number_has_as_many_instances(String page, int fewest, DemoSite site) {
        List<String> wrong = new ArrayList<>();
        try (Tab tab = site.tab()) {
            tab.open(Tab.DEMO + page);
            List<?> numbers = (List<?>) tab.page().evaluate(NUMBERS);
            assertThat(numbers).hasSizeGreaterThanOrEqualTo(fewest);
            for (Object each : numbers) {
                String link = (String) ((List<?>) each).get(0);
                String number = (String) ((List<?>) each).get(1);
                String found = count(tab, link);
                if (!found.equals(number)) {
                    wrong.add(number + " at " + link + ": " + found);
                }
            }
        }
        assertThat(wrong).as("of " + page).isEmpty();
    }

    /** Columns of charts whose links end with the day: all active instances, and instances by the week in which they were first seen. */
    @ParameterizedTest
    @CsvSource({
        "coverage, coverage, 2",
        "coverage, new-by-week, 2",
        "metrics?range=30, over-events_bucket, 2",
        "performance, performance, 2"
    })
    void a_column_of_a_chart_leads_to_the_lists_of_its_days(String page, String chart, int column, DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.open(Tab.DEMO + page);
            Locator links = tab.page().locator("#%s tbody td:nth-child(%d) a.to-list".formatted(chart, column));
            assertThat(links.count()).isGreaterThan(5);
            Locator last = links.last();
            assertThat(count(tab, last.getAttribute("href")))
                    .isEqualTo(last.locator("data").getAttribute("value"));
        }
    }

    @Test
    void the_numbers_of_home_open_lists(DemoSite site) {
        try (Tab tab = site.tab()) {
            add(tab);
            tab.page().navigate("/");
            Locator row = tab.page().locator("main tbody tr", new Page.LocatorOptions().setHasText("Eventyay (demo)"));
            Locator links = row.locator("a.to-list");
            assertThat(links.count()).isEqualTo(2);
            String active = links.nth(0).locator("data").getAttribute("value");
            String newest = links.nth(1).getAttribute("title").replaceAll("\\D", "");
            assertThat(count(tab, links.nth(0).getAttribute("href"))).isEqualTo(active);
            assertThat(count(tab, links.nth(1).getAttribute("href"))).isEqualTo(newest);
        }
    }

    /** Home has all products from the second one on. */
    private static void add(Tab tab) {
        Page page = tab.open("/products/new");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Another");
        page.locator("input[name=slug]").fill("another-one");
        page.locator("main form button").click();
        page.waitForURL("**/p/another-one/**");
    }

    private static String count(Tab tab, String link) {
        String headline = Visitor.between(
                tab.page().request().get(link).text(), "id=\"found-headline\" role=\"status\">", "</p>");
        Matcher count = COUNT.matcher(headline);
        return count.find() ? count.group().replace(",", "") : "0";
    }

    @ParameterizedTest
    @CsvSource({"1440", "390"})
    void a_condition_is_added_with_a_form_that_is_closed_at_first(int width, DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.page().setViewportSize(width, 900);
            tab.open(Tab.DEMO + "versions?range=30");
            Locator form = tab.page().locator(".add-filter form");
            assertThat(form.isVisible()).isFalse();
            Locator summary = tab.page().locator(".add-filter > summary");
            assertThat(summary.boundingBox().height).isGreaterThanOrEqualTo(24);
            summary.click();
            form.getByLabel("Field").selectOption("os_family");
            form.getByLabel("Value").fill("Linux");
            assertThat((Integer) tab.page().evaluate("() => document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            form.getByRole(AriaRole.BUTTON).click();
            tab.page().waitForURL("**/versions?range=30&os_family=Linux");
            assertThat(tab.page().locator(".chips li").first().innerText()).contains("Linux");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "overview",
        "versions",
        "metrics",
        "environment",
        "events",
        "funnels",
        "instances",
        "explore",
        "upgrades",
        "retention",
        "release-health",
        "reach",
        "coverage",
        "advisories",
        "support",
        "errors"
    })
    void a_condition_is_a_chip_that_can_be_taken_off_and_is_kept_by_the_links_of_the_side_bar(
            String page, DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.open(Tab.DEMO + page + "?os_family=Linux&lane=established");
            assertThat(tab.page().locator(".chips li").first().innerText()).contains("Linux");
            assertThat(tab.page().locator(".lanes [aria-current]").innerText()).contains("Established");
            for (String other : List.of("overview", "versions", "metrics", "environment", "events", "instances")) {
                assertThat(tab.page()
                                .locator("#pages a[href^='" + Tab.DEMO + other + "']")
                                .getAttribute("href"))
                        .contains("os_family=Linux", "lane=established");
            }

            tab.page().locator(".chips li a").first().click();
            tab.page().waitForURL("**/" + page + "?lane=established*");
            assertThat(tab.page().locator(".chips li").allInnerTexts()).noneMatch(chip -> chip.contains("Linux"));
        }
    }
}
