package rollcall.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A chart of a test's own on a page of the demo that has none, drawn by the scripts of the pages. */
final class PlantedChart {
    private static final String SCRIPT = script();

    private final Page page;

    private PlantedChart(Page page) {
        this.page = page;
    }

    /** @param what as planted-chart.js names it */
    static PlantedChart on(Tab tab, Map<String, Object> what) {
        Page page = tab.page();
        if (!page.url().contains("/password")) {
            page.navigate("/password");
        }
        page.evaluate(SCRIPT, what);
        tab.drawn();
        return new PlantedChart(page);
    }

    Locator figure() {
        return page.locator("#planted");
    }

    Locator box() {
        return figure().locator(".chart-canvas");
    }

    Locator tip() {
        return figure().locator(".chart-tip");
    }

    /** The days that the table under the chart shows. */
    List<String> days() {
        return figure().locator("details tbody tr:not([hidden]) > th").allTextContents();
    }

    /** The days that are drawn. */
    List<?> drawnDays() {
        return (List<?>) box().evaluate("box => window.echarts.getInstanceByDom(box).getOption().xAxis[0].data");
    }

    /** Where a point of a day stands, in pixels of the window; {@code height} is the part of the drawing's height, 0 at the top. */
    double[] place(int day, double height) {
        box().scrollIntoViewIfNeeded();
        BoundingBox at = box().boundingBox();
        double x = ((Number) box().evaluate(
                                "(box, day) => window.echarts.getInstanceByDom(box).convertToPixel({ xAxisIndex: 0 }, day)",
                                day))
                .doubleValue();
        return new double[] {at.x + x, at.y + at.height * height};
    }

    void click(int day, double height) {
        double[] at = place(day, height);
        page.mouse().click(at[0], at[1]);
    }

    void drag(int from, int to) {
        double[] start = place(from, 0.5);
        double[] end = place(to, 0.6);
        page.mouse().move(start[0], start[1]);
        page.mouse().down();
        page.mouse().move(end[0], end[1], new Mouse.MoveOptions().setSteps(4));
        page.mouse().up();
    }

    void key(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private static String script() {
        try (InputStream in = PlantedChart.class.getResourceAsStream("/planted-chart.js")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("({"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
