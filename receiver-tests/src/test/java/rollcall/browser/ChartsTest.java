package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChartsTest {
    /** How many colours a chart's pixels have: a blank one has one. */
    private static final String COLOURS = """
            canvas => new Set(new Uint32Array(
              canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size""";

    private static final String SERIES = """
            box => window.echarts.getInstanceByDom(box).getOption().series
              .map((line) => [line.name, ...line.data.map((count) => count === null ? "–" : (count.value ?? count).toLocaleString("en-US"))])""";

    @Test
    void every_chart_of_the_environment_and_the_large_metric_draw_something(DemoSite site) {
        try (Tab tab = site.tab()) {
            requireDrawn(tab, "environment?view=time", 5);
            requireDrawn(tab, "metrics", 0);
        }
    }

    private static void requireDrawn(Tab tab, String page, int moreThan) {
        List<Locator> charts =
                tab.open(Tab.DEMO + page).locator(".chart-canvas canvas").all();
        assertThat(charts).hasSizeGreaterThan(moreThan).allSatisfy(canvas -> {
            assertThat(canvas.boundingBox().width).isGreaterThan(200);
            assertThat(canvas.boundingBox().height).isGreaterThan(200);
            assertThat((int) canvas.evaluate(COLOURS)).isGreaterThan(5);
        });
    }

    @Test
    void a_chart_shows_the_numbers_of_the_table_under_it_and_the_file_has_them_too(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions?unit=count&range=30");
            Locator figure = page.locator("#adoption");
            figure.getByText("Table", new Locator.GetByTextOptions().setExact(true))
                    .click();
            List<List<String>> table = columns(figure.locator("table"));

            int lines = 1 + figure.locator("th[data-whole]").count();
            assertThat(figure.locator(".chart-canvas").evaluate(SERIES))
                    .isEqualTo(table.subList(
                            lines,
                            table.size() - figure.locator("th[data-notes]").count()));
            assertThat(table.get(0)).as("today is not over").hasSize(30);

            String href = figure.getByText("CSV").getAttribute("href");
            List<String> newest = table.get(lines);
            List<String> file = page.request().get(href).text().lines().toList();
            int column = List.of(file.get(0).split(",")).indexOf(newest.get(0));
            assertThat(file.subList(1, 31).stream().map(line -> line.split(",")[column]))
                    .isEqualTo(newest.subList(1, 31).stream()
                            .map(count -> count.replace(",", ""))
                            .toList());
        }
    }

    @Test
    void a_point_tells_its_share_and_its_count(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions");
            page.locator("#adoption .chart-canvas").hover(new Locator.HoverOptions().setPosition(600, 120));
            page.locator(".chart-tip").waitFor();

            assertThat(page.locator(".chart-tip").innerText())
                    .containsPattern("\\d{4}-\\d\\d-\\d\\d")
                    .containsPattern("\\d+\u00a0%\\s+[\\d,]+")
                    .containsPattern("active [\\d,]+, .*reported [\\d,]+");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void a_chart_changes_its_colours_with_the_screen_while_it_is_open(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions");
            String light = labels(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.waitForFunction(
                    "ink => window.echarts.getInstanceByDom(document.querySelector('.chart-canvas'))"
                            + ".getOption().xAxis[0].axisLabel.color !== ink",
                    light);

            assertThat(labels(page)).isNotEqualTo(light);
        }
    }

    @Test
    void a_chart_names_its_denominator_and_who_did_not_report_the_field(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "environment");

            assertThat(page.locator(".chart-foot p").allInnerTexts())
                    .allSatisfy(foot -> assertThat(foot).containsPattern("of (the )?[\\d,]+\u00a0instances"))
                    .anySatisfy(
                            foot -> assertThat(foot).containsPattern("; [\\d,]+ of [\\d,]+ active in 7 days do not"));
        }
    }

    @Test
    void what_has_no_line_of_its_own_is_grey(DemoSite site) {
        try (Tab tab = site.tab()) {
            Locator other = tab.open(Tab.DEMO + "versions")
                    .locator("#adoption .chart-label")
                    .getByText("other", new Locator.GetByTextOptions().setExact(true));
            Colour grey = Colour.of(
                    tab.page().evaluate("() => window.rollcall.theme().old").toString());

            assertThat(Colour.of(other.evaluate("label => label.style.borderColor")
                            .toString()
                            .replace(",", "")))
                    .isEqualTo(grey);
        }
    }

    private static String labels(Page page) {
        return page.evaluate("() => window.echarts.getInstanceByDom(document.querySelector('.chart-canvas'))"
                        + ".getOption().xAxis[0].axisLabel.color")
                .toString();
    }

    /** A table by its columns, each with its head first. */
    private static List<List<String>> columns(Locator table) {
        List<List<String>> columns = new ArrayList<>();
        int count = table.locator("thead th").count();
        for (int i = 1; i <= count; i++) {
            columns.add(table.locator("tr > :nth-child(" + i + ")").allInnerTexts());
        }
        columns.set(0, columns.get(0).subList(1, columns.get(0).size()));
        return columns;
    }
}
