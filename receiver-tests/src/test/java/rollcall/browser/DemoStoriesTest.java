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
