package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The releases of the demo: its first new major version brought trouble, others did not. */
@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReleaseHealthTest {
    @Test
    void a_bad_release_is_called_worse_and_what_it_is_worse_in_stands_in_the_table(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "release-health?release=3.0.0");
            tab.drawn();
            assertThat(page.locator(".headline").innerText())
                    .contains("More instances went back from 3.0.0 than from 2.6.0")
                    .contains("Instances on 3.0.0 count more errors than those on 2.6.0");
            assertThat(page.locator(".measures .verdict").allInnerTexts()).contains("worse", "no worse");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void the_form_chooses_both_releases_and_keeps_the_filter(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "release-health?os_family=Linux");
            page.locator("#ask-release").selectOption("2.6.0");
            page.locator("#ask-against").selectOption("2.5.1");
            page.locator("form.explore button").click();
            page.waitForURL("**/release-health?os_family=Linux&release=2.6.0&against=2.5.1");
            assertThat(page.locator(".headline strong").allInnerTexts())
                    .isEqualTo(List.of("2.6.0 is no worse than 2.5.1"));
        }
    }
}
