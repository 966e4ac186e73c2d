package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written around a chart has room there, however large the numbers and however many the marks are. */
@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChartRoomTest {
    /** Where the numbers left of a chart begin, in pixels from the left of its box; negative where they are cut. */
    private static final String BEGIN_OF_AXIS = """
            box => window.echarts.getInstanceByDom(box).getZr().storage.getDisplayList(true)
              .filter((shape) => /^[\\d.,]+( M)?$/.test(shape.style?.text ?? ""))
              .map((shape) => shape.getBoundingRect().x + (shape.getComputedTransform()?.[4] ?? 0))""";

    @ParameterizedTest
    @ValueSource(ints = {1, 900, 2_000, 900_000})
    void what_the_axis_says_is_not_cut(int factor, DemoSite site) {
        try (Tab tab = site.tab()) {
            PlantedChart chart = PlantedChart.on(tab, Map.of("shape", "line", "unit", "count", "factor", factor));
            List<?> begins = (List<?>) chart.box().evaluate(BEGIN_OF_AXIS);

            assertThat(begins).hasSizeGreaterThan(3).allMatch(begin -> ((Number) begin).doubleValue() >= 0);
        }
    }

    @Test
    void a_number_of_marks_covers_no_name_of_another(DemoSite site) {
        try (Tab tab = site.tab()) {
            List<List<Object>> marks = new ArrayList<>();
            for (int i = 0; i < 28; i++) {
                marks.add(List.of("3.8." + i, 2 * i + i % 3));
            }
            PlantedChart chart = PlantedChart.on(tab, Map.of("days", 60, "marks", marks));
            List<Locator> names =
                    chart.box().locator(".chart-mark-name, .mark-number").all();

            assertThat(names).hasSizeGreaterThan(4);
            for (Locator name : names) {
                assertThat(names.stream().filter(other -> begins(other.boundingBox(), name.boundingBox())))
                        .as(name.innerText())
                        .isEmpty();
            }
        }
    }

    /** Whether a text begins within another. */
    private static boolean begins(BoundingBox text, BoundingBox other) {
        return text.x > other.x && text.x < other.x + other.width - 1;
    }
}
