package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms whose fields stand beside each other. */
@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FormRowsTest {
    /** Where the controls and the button of a form begin and end, in pixels from the top. */
    private static final String LINES = """
            () => [...document.querySelectorAll("main .form.inline")].filter((form) => form.checkVisibility()).map((form) =>
              [...new Set([...form.querySelectorAll("input:not([type=hidden]), select, .actions > button")]
                .map((each) => each.getBoundingClientRect()).map(({ top, bottom }) => `${Math.round(top)}-${Math.round(bottom)}`))])""";

    @ParameterizedTest
    @CsvSource({
        "annotations, en",
        "annotations, de-DE",
        "explore, en",
        "explore?rows=enabled_plugins&columns=enabled_plugins&show=column&window=30, de-DE",
        "keys, en",
        "/audit, en",
        "/audit, de-DE"
    })
    void on_a_wide_screen_fields_and_their_button_stand_on_one_line(String path, String locale, DemoSite site) {
        try (Tab tab = site.tab(DemoSite.Look.LIGHT, locale)) {
            Page page = tab.page();
            page.setViewportSize(1440, 900);
            tab.open(path.startsWith("/") ? path : Tab.DEMO + path);
            List<?> forms = (List<?>) page.evaluate(LINES);

            assertThat(forms)
                    .isNotEmpty()
                    .allSatisfy(lines -> assertThat((List<?>) lines).hasSize(1));
        }
    }
}
