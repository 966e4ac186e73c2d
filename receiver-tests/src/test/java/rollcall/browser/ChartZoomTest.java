package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A part of a chart's time, chosen with the mouse, the keys, two fingers or a button. */
@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChartZoomTest {
    @Test
    void who_drags_over_days_sees_them_alone_and_the_table_follows(DemoSite site) {
        try (Tab tab = site.tab()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of("marks", new Object[] {new Object[] {"3.1.0", 2}}));
            chart.drag(9, 14);

            assertThat(chart.days()).hasSize(6).startsWith("2026-10-10").endsWith("2026-10-15");
            assertThat(chart.drawnDays()).isEqualTo(chart.days());
            assertThat(status(chart).innerText()).isEqualTo("2026-10-10 to 2026-10-15: 6 of 30 points.");
            assertThat(chart.box().locator(".chart-mark").count()).isZero();

            press(chart, "Whole range");
            assertThat(chart.days()).hasSize(30);
            assertThat(chart.drawnDays()).hasSize(30);
            assertThat(status(chart).textContent()).isEmpty();
            assertThat(tab.focused()).isEqualTo("Zoom in");
            assertThat(chart.box().locator(".chart-mark").count()).isEqualTo(1);
            assertThat(tab.complaints()).noneMatch(line -> line.startsWith("error"));
        }
    }

    @Test
    void a_double_click_leaves_the_part_and_a_click_zooms_into_nothing(DemoSite site) {
        try (Tab tab = site.tab()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of());
            chart.click(9, 0.5);
            assertThat(chart.days()).hasSize(30);
            chart.drag(25, 20);
            assertThat(chart.days()).hasSize(6);
            chart.box().dblclick();
            assertThat(chart.days()).hasSize(30);
        }
    }

    @Test
    void keys_choose_days_and_zoom_into_them(DemoSite site) {
        try (Tab tab = site.tab()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of());
            chart.box().focus();
            chart.key("Home", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight");
            assertThat(chart.box().getAttribute("aria-valuetext"))
                    .isEqualTo("2026-10-01 to 2026-10-05: 5 points are chosen. Enter zooms in.");
            chart.key("Enter");
            assertThat(chart.days()).hasSize(5).startsWith("2026-10-01");
            chart.key("Escape");
            assertThat(chart.days()).hasSize(30);

            chart.key("Home", "ArrowRight", "+");
            assertThat(chart.days()).hasSize(15).startsWith("2026-10-01");
            assertThat(chart.tip().innerText()).contains("2026-10-02");
            chart.key("+", "+", "+", "+");
            assertThat(chart.days()).as("never fewer than 3").hasSize(3).contains("2026-10-02");
            chart.key("-");
            assertThat(chart.days()).hasSize(6);
            chart.key("Escape", "Escape");
            assertThat(chart.days()).hasSize(30);
        }
    }

    @Test
    void two_fingers_spread_a_chart_and_one_finger_scrolls_the_page(DemoSite site) {
        try (Tab tab = site.touched()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of("days", 60));
            CDPSession fingers = tab.page().context().newCDPSession(tab.page());
            double[] left = chart.place(25, 0.5);
            double[] right = chart.place(35, 0.5);
            touch(fingers, "touchStart", left[0], left[1], right[0], right[1]);
            touch(fingers, "touchMove", left[0] - 60, left[1], right[0] + 60, right[1]);
            touch(fingers, "touchMove", left[0] - 100, left[1], right[0] + 100, right[1]);
            touch(fingers, "touchEnd");
            assertThat(chart.days()).hasSizeBetween(10, 25).contains("2026-10-28", "2026-11-03");
            assertThat(chart.drawnDays()).isEqualTo(chart.days());

            press(chart, "Whole range");
            double[] start = chart.place(30, 0.9);
            touch(fingers, "touchStart", start[0], start[1]);
            for (int moved = 20; moved <= 200; moved += 20) {
                touch(fingers, "touchMove", start[0], start[1] - moved);
            }
            touch(fingers, "touchEnd");
            tab.page().waitForFunction("() => scrollY > 50");
            assertThat(chart.days()).hasSize(60);
            assertThat(chart.tip().count()).isZero();
        }
    }

    @Test
    void without_drag_and_pinch_a_button_zooms_in_around_the_point_that_was_touched(DemoSite site) {
        try (Tab tab = site.touched()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of());
            double[] at = chart.place(6, 0.5);
            tab.page().touchscreen().tap(at[0], at[1]);
            press(chart, "Zoom in");
            assertThat(chart.days()).hasSize(15).contains("2026-10-07");
            press(chart, "Zoom in");
            assertThat(chart.days()).hasSize(8).contains("2026-10-07");
        }
    }

    @Test
    void a_chart_of_few_points_has_no_zoom(DemoSite site) {
        try (Tab tab = site.tab()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of("days", 13));
            chart.drag(2, 8);
            chart.box().focus();
            chart.key("Home", "+");

            assertThat(chart.days()).hasSize(13);
            assertThat(chart.figure().getByText("Zoom in").count()).isZero();
            assertThat(PlantedChart.on(tab, Map.of("days", 14))
                            .figure()
                            .getByText("Zoom in")
                            .isVisible())
                    .isTrue();
        }
    }

    @Test
    void where_the_page_takes_days_the_part_can_become_its_range(DemoSite site) {
        try (Tab tab = site.tab()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of());
            chart.drag(9, 14);
            Locator link = chart.figure().getByText("Show these days");
            assertThat(link.isVisible()).isFalse();

            tab.page()
                    .evaluate("() => document.querySelector('main').insertAdjacentHTML('beforeend',"
                            + " `<form id='ranges'><input type='date' name='from' aria-label='From' /></form>`)");
            chart.drag(0, 3);
            assertThat(chart.days()).containsExactly("2026-10-10", "2026-10-11", "2026-10-12", "2026-10-13");
            assertThat(link.getAttribute("href")).isEqualTo("/password?range=2026-10-10..2026-10-13");
            assertThat(link.isVisible()).isTrue();
        }
    }

    @Test
    void days_of_the_versions_that_somebody_zoomed_into_are_shown_by_the_page(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions");
            Locator box = page.locator("#adoption .chart-canvas");
            box.focus();
            page.keyboard().press("End");
            for (int i = 0; i < 9; i++) {
                page.keyboard().press("Shift+ArrowLeft");
            }
            page.keyboard().press("Enter");
            List<String> days = shownDays(page);
            assertThat(days).hasSize(10);

            page.locator("#adoption").getByText("Show these days").click();
            page.waitForURL("**/versions?range=" + days.get(0) + ".." + days.get(9));
            tab.drawn();
            assertThat(shownDays(page)).isEqualTo(days);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    private static List<String> shownDays(Page page) {
        return page.locator("#adoption tbody tr:not([hidden]) > th").allTextContents();
    }

    private static Locator status(PlantedChart chart) {
        return chart.figure().locator("[role=status]");
    }

    private static void press(PlantedChart chart, String button) {
        chart.figure()
                .getByText(button, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static void touch(CDPSession fingers, String type, double... places) {
        JsonArray points = new JsonArray();
        for (int i = 0; i < places.length; i += 2) {
            JsonObject point = new JsonObject();
            point.addProperty("x", places[i]);
            point.addProperty("y", places[i + 1]);
            point.addProperty("id", i);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        fingers.send("Input.dispatchTouchEvent", event);
    }
}
