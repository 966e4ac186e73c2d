package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a point says by mouse, keys and finger, and where it leads. */
@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChartPointsTest {
    @Test
    void arrow_keys_go_through_points_and_lines_and_escape_closes(DemoSite site) {
        try (Tab tab = site.tab()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of("shape", "line"));
            chart.box().focus();
            assertThat(chart.tip().count()).isZero();
            chart.key("ArrowLeft", "ArrowLeft");
            assertThat(chart.tip().innerText())
                    .contains("2026-10-29")
                    .containsPattern("value 1\\s+49\u00a0%\\s+368")
                    .contains("reported 754");
            assertThat(chart.box().getAttribute("aria-valuetext"))
                    .startsWith("2026-10-29; value 1 49\u00a0%, 368; value 2")
                    .endsWith("reported 754");

            chart.key("ArrowDown", "ArrowDown");
            assertThat(chart.tip().locator("tr.chosen").innerText()).contains("value 2");
            assertThat(chart.box().getAttribute("aria-valuetext"))
                    .isEqualTo("2026-10-29; value 2 29\u00a0%, 218; reported 754");
            chart.key("Escape");
            assertThat(chart.tip().count()).isZero();
            chart.key("Home");
            assertThat(chart.tip().innerText()).contains("2026-10-01");
            chart.key("Tab");
            assertThat(chart.tip().count()).isZero();
        }
    }

    @Test
    void what_a_point_says_is_inside_of_a_phone_s_window_with_twenty_lines_too(DemoSite site) {
        try (Tab tab = site.touched()) {
            for (int lines : List.of(3, 20)) {
                PlantedChart chart = PlantedChart.on(tab, Map.of("lines", lines));
                for (int day : List.of(0, 8, 15, 29)) {
                    double[] at = chart.place(day, 0.7);
                    tab.page().touchscreen().tap(at[0], at[1]);
                    BoundingBox tip = chart.tip().boundingBox();
                    assertThat(tip.x).isGreaterThanOrEqualTo(0);
                    assertThat(tip.y).isGreaterThanOrEqualTo(0);
                    assertThat(tip.x + tip.width).isLessThanOrEqualTo(390);
                    assertThat(tip.y + tip.height).isLessThanOrEqualTo(844);
                    assertThat(chart.tip().locator("tr").count()).isEqualTo(lines);
                    tab.page().touchscreen().tap(215, 20);
                    assertThat(chart.tip().count()).isZero();
                }
            }
        }
    }

    @Test
    void a_click_on_a_band_opens_the_list_of_its_number(DemoSite site) {
        try (Tab tab = site.tab()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of("links", true));
            chart.click(4, 0.8);
            tab.page().waitForURL("**/password?day=2026-10-05&line=1");
            chart = PlantedChart.on(tab, Map.of("links", true, "shape", "bars", "lines", 1));
            chart.click(7, 0.1);
            tab.page().waitForURL("**/password?day=2026-10-08&line=1");
        }
    }

    @Test
    void enter_opens_the_list_of_the_chosen_line_and_a_finger_that_of_a_row(DemoSite site) {
        try (Tab tab = site.tab();
                Tab phone = site.touched()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of("links", true));
            chart.box().focus();
            chart.key("Home", "ArrowRight", "ArrowUp", "Enter");
            tab.page().waitForURL("**/password?day=2026-10-02&line=1");

            Page page = phone.page();
            chart = PlantedChart.on(phone, Map.of("links", true));
            double[] at = chart.place(2, 0.8);
            page.touchscreen().tap(at[0], at[1]);
            assertThat(page.url()).as("a finger sees first").endsWith("/password");
            chart.tip().getByText("value 2").tap();
            page.waitForURL("**/password?day=2026-10-03&line=2");
        }
    }

    @Test
    void the_time_before_is_dashed_in_the_colour_of_its_line_and_has_a_name(DemoSite site) {
        try (Tab tab = site.tab()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of("shape", "line", "before", true));
            List<?> lines = (List<?>) chart.box()
                    .evaluate("box => window.echarts.getInstanceByDom(box).getOption().series"
                            + ".map(each => [each.name, Array.isArray(each.lineStyle.type), each.lineStyle.color])");
            for (int i = 0; i < 3; i++) {
                List<?> now = (List<?>) lines.get(i);
                List<?> before = (List<?>) lines.get(i + 3);
                assertThat(now.get(1)).isEqualTo(false);
                assertThat(before).isEqualTo(List.of(now.get(0) + " before", true, now.get(2)));
            }
            assertThat(chart.box().locator(".chart-label.before").allInnerTexts())
                    .containsExactlyInAnyOrder("value 1 before", "value 2 before", "value 3 before");
            chart.box().focus();
            chart.key("End");
            assertThat(chart.tip().locator("tr").allInnerTexts().get(1))
                    .containsPattern("value 1 before\\s+50\u00a0%\\s+349");

            PlantedChart bands = PlantedChart.on(tab, Map.of("before", true));
            assertThat(bands.figure().locator(".chart-chip").allInnerTexts())
                    .containsExactly("value 1 before", "value 2 before", "value 3 before");
        }
    }

    @Test
    void names_of_marked_days_do_not_touch_each_other_and_all_are_told(DemoSite site) {
        Object[] marks = {
            new Object[] {"3.0.0", 3},
            new Object[] {"a note of many words which collides", 4},
            new Object[] {"away", 10, 14},
            new Object[] {"3.1.0", 25},
            new Object[] {"3.1.1", 26},
            new Object[] {"3.1.2", 27},
            new Object[] {"later", 40}
        };
        try (Tab tab = site.tab();
                Tab phone = site.touched()) {
            for (Tab each : List.of(tab, phone)) {
                PlantedChart chart = PlantedChart.on(each, Map.of("marks", marks));
                List<BoundingBox> boxes = chart.box().locator(".chart-mark-name, .mark-number").all().stream()
                        .map(name -> name.boundingBox())
                        .toList();
                for (BoundingBox one : boxes) {
                    assertThat(boxes)
                            .filteredOn(other ->
                                    other != one && one.x < other.x + other.width && other.x < one.x + one.width)
                            .isEmpty();
                }
                int named = chart.box().locator(".chart-mark-name").count();
                int listed =
                        chart.figure().locator(".chart-marks li:not([hidden])").count();
                assertThat(named + listed).isEqualTo(6);
                assertThat(chart.box().locator(".chart-mark.lasting").boundingBox().width)
                        .isGreaterThan(20);
            }
            PlantedChart chart = PlantedChart.on(phone, Map.of("marks", marks));
            assertThat(chart.figure().locator(".chart-marks li:not([hidden])").allInnerTexts())
                    .first()
                    .asString()
                    .contains("1", "3.0.0", "2026-10-04");
            assertThat(chart.box().locator(".mark-number").allInnerTexts()).containsExactly("1–2", "3", "4–6");
        }
    }

    @Test
    void each_of_twenty_bands_has_a_name(DemoSite site) {
        try (Tab tab = site.tab()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of("lines", 20));
            assertThat(chart.figure().locator(".chart-chip").all()).hasSize(20);
            assertThat(chart.figure().locator(".chart-label").count()).isZero();
            chart.figure().locator(".chart-chip").nth(4).hover();
            assertThat(
                            (List<?>)
                                    chart.box()
                                            .evaluate(
                                                    "box => window.echarts.getInstanceByDom(box).getOption().series.map(each => each.itemStyle.opacity)"))
                    .hasSize(20)
                    .filteredOn(opacity -> opacity.equals(1))
                    .hasSize(1);
        }
    }
}
