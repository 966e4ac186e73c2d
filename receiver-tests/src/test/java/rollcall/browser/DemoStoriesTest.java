package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the demo plays is what its pages tell. */
@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoStoriesTest {
    @Test
    void a_plugin_leaves_when_another_one_takes_its_place(DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.open(Tab.DEMO + "plugins");
            String says = tab.page().locator(".headline").innerText();
            assertThat(says)
                    .contains("eventyay.plugins.video was taken up by most")
                    .contains("pretalx.plugins.vimeo was given up by most");
            assertThat(tab.page()
                            .locator("#values-plugins + .table-box tbody tr")
                            .count())
                    .isEqualTo(13);

            tab.page()
                    .getByText("pretalx.plugins.vimeo", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            tab.page().waitForURL("**/plugins/plugin**");
            assertThat(tab.page().locator("h1").innerText())
                    .isEqualTo("Who has the plugin pretalx.plugins.vimeo enabled?");
            // Who upgraded to 3.0 has given it up, six of seven.
            int before = shareOf(tab, "2.6.0");
            assertThat(before).isGreaterThan(0);
            assertThat(shareOf(tab, "3.0.1")).isLessThan(before);
        }
    }

    @Test
    void those_that_are_stuck_before_the_new_major_version_run_on_mysql(DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.open(Tab.DEMO + "upgrades?range=2026-10-26..2026-11-19&level=patch");
            Locator stuck = tab.page().locator("section:has(#stuck-title)");
            assertThat(stuck.innerText()).containsPattern("Database MySQL\\s+\\d");
        }
    }

    @Test
    void big_installations_upgrade_later(DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.open(Tab.DEMO + "metrics?field=events_bucket");
            Locator against = tab.page().locator("section:has(#against-title)");
            assertThat(text(against))
                    .containsPattern(
                            "Instances of [\\d,–+ ]+ events report version 3\\.1\\.x less often than those of");

            tab.open(Tab.DEMO + "metrics?field=events_bucket&has=2.6.x");
            assertThat(daysOf(against, "11–50")).isLessThan(daysOf(against, "101–500"));
        }
    }

    /** After how many days half of the instances of a range had the release; a great number if they do not have it yet. */
    private static int daysOf(Locator against, String range) {
        String row = text(against.locator("tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(against.page().getByText(range, new Page.GetByTextOptions().setExact(true))))
                .locator("td.told"));
        return row.matches("\\d+ days?") ? Integer.parseInt(row.split(" ")[0]) : Integer.MAX_VALUE;
    }

    @Test
    void an_advisory_and_two_support_lines_say_whom_they_reach(DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.open(Tab.DEMO + "advisories");
            assertThat(text(tab.page().locator(".headline")))
                    .matches(
                            "(?s)\\d+ of [\\d,]+ instances \\(\\d+ %\\) that report a version run one that an advisory affects\\..*");
            String row = text(tab.page().locator("#values-advisories tbody tr").first());
            assertThat(row).contains("DEMO-2026-1", "high", "from 2.6.0, below 3.0.1", "3.0.1", "26 days ago");
            tab.page().getByText("DEMO-2026-1").first().click();
            tab.page().waitForURL("**/reach?advisory=DEMO-2026-1**");
            assertThat(text(tab.page().locator("#main"))).contains("Advisory DEMO-2026-1 (high)");

            tab.open(Tab.DEMO + "support");
            assertThat(text(tab.page().locator(".headline"))).contains("whose support ends within 90 days");
            assertThat(tab.page().locator("#values-support tbody tr").count()).isEqualTo(2);
        }
    }

    @Test
    void an_error_came_with_the_bad_release_and_another_one_returned_after_it_was_fixed(DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.open(Tab.DEMO + "errors?range=90&release=3.0.0");
            assertThat(text(tab.page().locator(".headline")))
                    .contains("new since 3.0.0", "1 signature returned after a fix.");
            assertThat(error(tab, "c30f61e8aa94d2b7")).contains("new since 3.0.0", "3.0.0", "3.0.1");
            assertThat(error(tab, "7f3e21aa90bc4d55")).contains("not seen on 3.0.1, again on 3.1.0");
            assertThat(error(tab, "E1042")).doesNotContain("new since", "again");

            tab.page().getByText("c30f61e8aa94d2b7").first().click();
            tab.page().waitForURL("**signature=c30f61e8aa94d2b7**");
            assertThat(tab.page()
                            .locator("#one tbody tr")
                            .filter(new Locator.FilterOptions().setHasText("3.1.0"))
                            .innerText())
                    .contains("0.0");
        }
    }

    @Test
    void every_funnel_and_every_event_has_data(DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.open(Tab.DEMO + "funnels");
            var funnels =
                    tab.page().locator("ul.links a").evaluateAll("all => all.map(each => each.getAttribute('href'))");
            assertThat((List<?>) funnels).hasSize(3).allSatisfy(href -> {
                tab.open(String.valueOf(href));
                assertThat(tab.page()
                                .locator(".funnel tbody tr")
                                .last()
                                .locator("td.n")
                                .first()
                                .innerText())
                        .isNotEqualTo("0");
            });
        }
    }

    /** With ordinary spaces. */
    private static String text(Locator part) {
        return part.innerText().replace('\u00a0', ' ');
    }

    private static String error(Tab tab, String signature) {
        return tab.page()
                .locator(".signatures tbody tr")
                .filter(new Locator.FilterOptions().setHasText(signature))
                .innerText();
    }

    /** The percentage of the instances of a version that have the plugin of the page. */
    private static int shareOf(Tab tab, String version) {
        String row = tab.page()
                .locator("#values-versions ~ .table-box tbody tr")
                .filter(new Locator.FilterOptions().setHasText(version))
                .locator(".share data")
                .innerText();
        return Integer.parseInt(row.replaceAll("\\D", ""));
    }
}
