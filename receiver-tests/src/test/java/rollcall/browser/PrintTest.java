package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages on paper of A4 with margins of 15 mm: 680 pixels are what is left of its width. */
@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PrintTest {
    private static final int PAPER = 680;

    /** What is there to be clicked or typed into, and can be seen. */
    private static final String INTERACTIVE = """
            () => [...document.querySelectorAll("button, select, textarea, nav a, .word, summary:not(.opens summary), a.button, a[download], [role=search], .chart-tip")]
              .filter((each) => each.checkVisibility()).map((each) => each.outerHTML.slice(0, 100))""";

    /** What is cut at the right end of the paper. */
    private static final String CUT = """
            () => [document.documentElement, ...document.querySelectorAll(".table-box, .chart-canvas, .card")]
              .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.getBoundingClientRect().right > innerWidth + 1)
              .map((each) => `${each.tagName}.${each.className} ${each.scrollWidth} of ${each.clientWidth}`)""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview",
                "versions",
                "upgrades",
                "plugins/plugin?name=eventyay.plugins.paypal",
                "release-health",
                "coverage",
                "metrics",
                "environment",
                "environment?view=time",
                "events",
                "events/event?name=order.placed",
                "funnels?steps=event.created&steps=order.placed",
                "refusals"
            })
    void a_page_on_paper_says_what_it_is_cuts_nothing_and_has_nothing_to_click(String path, DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + path);
            print(page);

            assertThat(page.locator(".print-line").innerText())
                    .startsWith("Eventyay (demo) · ")
                    .contains(Tab.DEMO + path)
                    .containsPattern("printed \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC$");
            assertThat(page.locator("h1").isVisible()).isTrue();
            assertThat((List<?>) page.evaluate(INTERACTIVE)).isEmpty();
            assertThat((List<?>) page.evaluate(CUT)).isEmpty();
        }
    }

    @Test
    void an_open_table_of_twenty_lines_is_printed_as_small_as_it_has_to_be_and_a_zoomed_chart_as_it_is(DemoSite site) {
        try (Tab tab = site.tab()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of("lines", 20, "before", true));
            chart.figure().locator("details").evaluate("each => { each.open = true; }");
            chart.drag(9, 14);
            print(tab.page());

            assertThat((List<?>) tab.page().evaluate(CUT)).isEmpty();
            assertThat(chart.figure().locator("tbody tr:visible").count()).isEqualTo(6);
            assertThat(tab.page().locator(".print-line").innerText()).contains("2026-10-10 to 2026-10-15");
            assertThat((List<?>) tab.page().evaluate(INTERACTIVE))
                    .noneMatch(each -> each.toString().contains("Zoom"));

            tab.page().evaluate("() => window.dispatchEvent(new Event('afterprint'))");
            assertThat(chart.figure().locator("table").evaluate("each => each.style.zoom"))
                    .isEqualTo("");
        }
    }

    private static void print(Page page) {
        page.setViewportSize(PAPER, 960);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))");
    }
}
