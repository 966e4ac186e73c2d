package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
    void an_advisory_and_two_support_lines_say_whom_they_reach(DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.open(Tab.DEMO + "advisories");
            assertThat(tab.page().locator(".headline").innerText())
                    .matches(
                            "(?s)\\d+ of [\\d,]+ instances \\(\\d+ %\\) that report a version run one that an advisory affects\\..*");
            String row =
                    tab.page().locator("#values-advisories tbody tr").first().innerText();
            assertThat(row).contains("DEMO-2026-1", "high", "from 2.6.0, below 3.0.1", "3.0.1", "26 days ago");
            tab.page().getByText("DEMO-2026-1").first().click();
            tab.page().waitForURL("**/reach?advisory=DEMO-2026-1**");
            assertThat(tab.page().locator("#main").innerText()).contains("Advisory DEMO-2026-1 (high)");

            tab.open(Tab.DEMO + "support");
            assertThat(tab.page().locator(".headline").innerText()).contains("whose support ends within 90 days");
            assertThat(tab.page().locator("#values-support tbody tr").count()).isEqualTo(2);
        }
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
