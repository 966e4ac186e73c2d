package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TablesTest {
    /** What cells of numbers say to people, and the value beside it; null without one. */
    private static final String NUMBERS = """
            () => [...document.querySelectorAll("td.n")].map((cell) =>
              [cell.textContent.trim(), cell.querySelector("data")?.getAttribute("value") ?? null])""";

    @ParameterizedTest
    @ValueSource(
            strings = {"overview", "versions", "environment", "events", "events/event?name=order.placed", "refusals"})
    void a_number_in_a_table_has_its_plain_value_beside_it(String path, DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + path);
            List<?> cells = (List<?>) page.evaluate(NUMBERS);

            assertThat(cells).hasSizeGreaterThan(3).allSatisfy(cell -> {
                String written = ((List<?>) cell).get(0).toString();
                String value = (String) ((List<?>) cell).get(1);
                if (written.matches("[\\d,]+")) {
                    assertThat(value).as(written).isEqualTo(written.replace(",", ""));
                } else if (written.matches("\\d+\u00a0%")) {
                    assertThat(Double.parseDouble(value)).as(written).isCloseTo(whole(written), within(0.56));
                } else if (written.matches("(?s)[\\d.]+\u00a0%\\s+\\(.*\\)")) {
                    // A share and its interval.
                    assertThat(Double.parseDouble(value)).as(written).isEqualTo(whole(written));
                } else if (written.endsWith("%")) {
                    assertThat(Double.parseDouble(value)).as(written).isBetween(0.0, 100.0);
                } else if (written.startsWith("about")) {
                    assertThat(value).as(written).isEqualTo(written.replaceAll("\\D", ""));
                } else {
                    assertThat(value).as(written).isNull();
                }
            });
        }
    }

    private static double whole(String percent) {
        return Double.parseDouble(percent.substring(0, percent.indexOf('\u00a0')));
    }
}
