package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drawn and written on charts, beside the numbers themselves. */
@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChartLookTest {
    /** The colours of charts of one to twenty lines in each scale: the ground first, then [scale, count, colours]. */
    private static final String PALETTES = """
            () => [window.rollcall.theme().paper, ...["versions", "ordered", "names", "presence"].flatMap((scale) =>
              Array.from({ length: 20 }, (_, i) => [scale, i + 1, window.rollcall.colours(scale, i + 1, i)]))]""";

    /** A chart of our own on the open page, of days and lines as they are given: [[name, [counts]]]. */
    private static final String PLANT = """
            ([days, lines]) => {
              const figure = document.createElement("figure");
              figure.id = "planted";
              figure.className = "chart";
              Object.assign(figure.dataset, { chart: "line", scale: "presence", unit: "count" });
              const rows = days.map((day, i) => `<tr><th>${day}</th>${lines.map(([, counts]) =>
                `<td class="n"><data value="${counts[i]}">${counts[i]}</data></td>`).join("")}</tr>`).join("");
              figure.innerHTML = `<div class="chart-canvas"></div><details><summary>Table</summary><table><thead><tr><th data-day>Day</th>${
                lines.map(([name]) => `<th>${name}</th>`).join("")}</tr></thead><tbody>${rows}</tbody></table></details>`;
              document.querySelector("main").prepend(figure);
              document.dispatchEvent(new Event("htmx:afterSettle"));
            }""";

    /** Where the dates under a chart stand, in pixels from its left. */
    private static final String DATES = """
            box => {
              const chart = window.echarts.getInstanceByDom(box);
              const dates = chart.getZr().storage.getDisplayList(true)
                .filter((shape) => shape.style && /^\\d+ [A-Z][a-z]{2}$/.test(shape.style.text ?? ""))
                .map((shape) => shape.getComputedTransform()[4] + (shape.style.x ?? 0));
              return dates.sort((a, b) => a - b);
            }""";

    /** How much of the width of its box a chart's lines have. */
    private static final String DRAWN = """
            box => {
              const chart = window.echarts.getInstanceByDom(box);
              const last = chart.getOption().xAxis[0].data.length - 1;
              return (chart.convertToPixel({ xAxisIndex: 0 }, last) - chart.convertToPixel({ xAxisIndex: 0 }, 0)) / box.clientWidth;
            }""";

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void every_line_stands_out_from_the_ground_and_every_band_from_its_neighbours(DemoSite.Look look, DemoSite site) {
        try (Tab tab = site.tab(look)) {
            List<?> palettes = (List<?>) tab.open(Tab.DEMO + "overview").evaluate(PALETTES);
            Colour ground = Colour.of(palettes.get(0).toString());
            for (Object each : palettes.subList(1, palettes.size())) {
                List<Colour> colours = ((List<?>) ((List<?>) each).get(2))
                        .stream().map(text -> Colour.of(text.toString())).toList();
                assertThat(colours).as(each.toString()).allMatch(colour -> colour.contrast(ground) >= 3);
                for (int i = 1; i < colours.size(); i++) {
                    assertThat(colours.get(i).difference(colours.get(i - 1)))
                            .as(each.toString())
                            .isGreaterThan(4);
                }
            }
        }
    }

    @Test
    void the_main_line_is_drawn_over_the_others_and_lines_that_meet_at_the_end_share_a_name(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "overview");
            page.evaluate(
                    PLANT,
                    List.of(
                            List.of("2026-11-19", "2026-11-20"),
                            List.of(
                                    List.of("active", List.of(9, 4)),
                                    List.of("new", List.of(1, 4)),
                                    List.of("gone", List.of(0, 0)))));
            tab.drawn();
            Locator box = page.locator("#planted .chart-canvas");

            assertThat(box.locator(".chart-label").allInnerTexts()).containsExactly("active, new");
            assertThat(box.locator(".chart-label").evaluate("label => getComputedStyle(label).borderLeftColor"))
                    .as("the colour of what is drawn last")
                    .isEqualTo(colour(page, "window.rollcall.colours('presence', 3)[0]"));
            assertThat((List<?>) box.evaluate(
                            "box => window.echarts.getInstanceByDom(box).getOption().series.map(line => line.z)"))
                    .isEqualTo(List.of(5, 4, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview?range=30",
                "overview",
                "overview?range=365",
                "versions?range=30",
                "environment?view=time"
            })
    void the_dates_under_a_chart_stand_evenly(String path, DemoSite site) {
        try (Tab tab = site.tab()) {
            Locator box = tab.open(Tab.DEMO + path).locator(".chart-canvas").first();
            List<Double> dates = ((List<?>) box.evaluate(DATES))
                    .stream().map(each -> ((Number) each).doubleValue()).toList();

            assertThat(dates).hasSizeGreaterThan(3);
            double apart = dates.get(1) - dates.get(0);
            for (int i = 1; i < dates.size(); i++) {
                assertThat(dates.get(i) - dates.get(i - 1)).as(dates.toString()).isCloseTo(apart, within(1.5));
            }
        }
    }

    @Test
    void every_line_has_a_name_and_none_stands_on_another(DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.page().setViewportSize(1440, 900);
            Page page = tab.open(Tab.DEMO + "environment?view=time&range=30");
            for (Locator figure : page.locator("figure[data-chart]").all()) {
                List<Locator> names = figure.locator(".chart-label").all();
                assertThat(names)
                        .hasSameSizeAs(figure.locator("thead th:not([data-whole], [data-notes])")
                                .all()
                                .subList(
                                        1,
                                        figure.locator("thead th:not([data-whole], [data-notes])")
                                                .count()));
                for (int i = 1; i < names.size(); i++) {
                    assertThat(names.get(i).boundingBox().y - names.get(i - 1).boundingBox().y)
                            .isGreaterThanOrEqualTo(15);
                }
            }
        }
    }

    @Test
    void on_a_phone_the_names_stand_above_the_chart_which_has_the_whole_width(DemoSite site) {
        try (Tab tab = site.tab(DemoSite.Look.NARROW)) {
            Page page = tab.open(Tab.DEMO + "versions");
            Locator figure = page.locator("#adoption");

            assertThat(figure.locator(".chart-label").count()).isZero();
            assertThat(figure.locator(".chart-chip").allInnerTexts())
                    .isEqualTo(figure.locator("thead th:not([data-whole], [data-notes])").allTextContents().stream()
                            .skip(1)
                            .toList());
            assertThat(figure.locator(".chart-chips").boundingBox().y)
                    .isLessThan(figure.locator("canvas").boundingBox().y);
            double drawn = ((Number) figure.locator(".chart-canvas").evaluate(DRAWN)).doubleValue();
            assertThat(drawn).isGreaterThan(0.65);
        }
    }

    @Test
    void a_point_of_seven_days_says_so_and_a_point_of_one_day_has_its_day_alone(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions?range=30");
            page.locator(".chart-canvas").first().hover();
            assertThat(page.locator(".chart-tip b").innerText()).matches("\\d{4}-\\d\\d-\\d\\d");
            page = tab.open(Tab.DEMO + "environment?view=time&range=90");
            page.locator(".chart-canvas").first().hover();
            assertThat(page.locator(".chart-tip b").innerText()).matches("7 days to \\d{4}-\\d\\d-\\d\\d");
        }
    }

    @Test
    void the_largest_of_several_bands_is_the_quietest(DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.page().setViewportSize(1440, 900);
            Page page = tab.open(Tab.DEMO + "environment?view=time");
            Locator linux =
                    page.locator(".chart-label").getByText("Linux", new Locator.GetByTextOptions().setExact(true));
            assertThat(linux.evaluate("label => getComputedStyle(label).borderLeftColor"))
                    .isEqualTo(colour(page, "'var(--series-old)'"));
        }
    }

    @Test
    void the_cards_of_a_row_end_together(DemoSite site) {
        try (Tab tab = site.tab()) {
            tab.page().setViewportSize(1440, 900);
            Page page = tab.open(Tab.DEMO + "environment");
            List<Locator> cards = page.locator(".columns > .card").all();
            assertThat(cards).hasSizeGreaterThan(2);
            for (int i = 0; i + 1 < cards.size(); i += 2) {
                assertThat(bottom(cards.get(i + 1))).isCloseTo(bottom(cards.get(i)), within(1.0));
            }
        }
    }

    /** A colour that a script's expression names, as the browser writes it. */
    private static Object colour(Page page, String expression) {
        return page.evaluate("() => { const probe = document.body.appendChild(document.createElement('i'));"
                + "probe.style.color = " + expression + "; return getComputedStyle(probe).color; }");
    }

    private static double bottom(Locator card) {
        return card.boundingBox().y + card.boundingBox().height;
    }

    @Test
    void a_finger_opens_what_a_point_says_and_a_touch_elsewhere_closes_it(DemoSite site) {
        try (Tab tab = site.touched()) {
            Page page = tab.open(Tab.DEMO + "versions");
            page.locator("#adoption .chart-canvas").tap();
            assertThat(page.locator(".chart-tip").innerText()).containsPattern("\\d{4}-\\d\\d-\\d\\d");
            page.locator("h1").tap();
            assertThat(page.locator(".chart-tip").count()).isZero();
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void a_printed_page_says_what_it_is_and_has_its_charts_in_light_colours_as_wide_as_the_paper(DemoSite site) {
        try (Tab tab = site.tab(DemoSite.Look.DARK)) {
            Page page = tab.open(Tab.DEMO + "versions?range=30");
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setMedia(com.microsoft.playwright.options.Media.PRINT)
                    .setColorScheme(ColorScheme.DARK));
            page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))");

            assertThat(page.locator(".print-line").innerText())
                    .startsWith("Eventyay (demo) · 30 days · ")
                    .containsPattern(
                            "\\d{4}-\\d\\d-\\d\\d to \\d{4}-\\d\\d-\\d\\d · http://127.0.0.1:\\d+/p/eventyay-demo/versions\\?range=30 · printed \\d{4}-");
            assertThat(page.locator("#adoption canvas").evaluate("canvas => canvas.clientWidth"))
                    .isEqualTo(640);
            assertThat(page.evaluate("() => window.rollcall.theme().paper")).isEqualTo("#ffffff");
            for (String mark : List.of("#adoption summary", ".chart-foot a", ".ranges", ".side")) {
                assertThat(page.locator(mark).first().isVisible()).as(mark).isFalse();
            }

            page.evaluate("() => window.dispatchEvent(new Event('afterprint'))");
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setMedia(com.microsoft.playwright.options.Media.SCREEN)
                    .setColorScheme(ColorScheme.DARK));
            assertThat(page.locator(".print-line").isVisible()).isFalse();
            assertThat(page.evaluate("() => window.rollcall.theme().paper")).isEqualTo("#1a1f25");
            assertThat(page.pdf()).startsWith('%', 'P', 'D', 'F');
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void without_scripts_the_tables_are_open(DemoSite site) {
        try (Tab tab = site.withoutScripts();
                Tab usual = site.tab()) {
            tab.page().navigate(Tab.DEMO + "versions");
            assertThat(tab.page().locator("#adoption tbody tr").first().isVisible())
                    .isTrue();
            assertThat(tab.page().locator("#adoption .chart-canvas").isVisible())
                    .isFalse();

            assertThat(usual.open(Tab.DEMO + "versions")
                            .locator("#adoption tbody tr")
                            .first()
                            .isVisible())
                    .isFalse();
        }
    }
}
