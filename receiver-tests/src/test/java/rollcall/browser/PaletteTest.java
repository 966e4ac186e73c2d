package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of charts as theme.css has them, in the light and in the dark scheme. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PaletteTest {
    private static final Path THEME =
            Path.of("..", "web-templates", "src", "main", "resources", "static", "css", "theme.css");

    private static final Pattern PROPERTY = Pattern.compile("--([\\w-]+): (#[0-9a-f]{6});");

    private static final List<String> SERIES =
            IntStream.rangeClosed(1, 7).mapToObj(i -> "series-" + i).toList();

    @ParameterizedTest(name = "dark: {0}")
    @ValueSource(booleans = {false, true})
    void every_colour_of_a_chart_stands_out_from_what_it_is_drawn_on(boolean dark) throws IOException {
        Map<String, Colour> colours = colours(dark);
        List<String> names = colours.keySet().stream()
                .filter(name -> name.matches("series-.*|ramp-.*|accent"))
                .toList();

        assertThat(names).hasSize(SERIES.size() + 6);
        assertThat(names).allSatisfy(name -> {
            assertThat(colours.get(name).contrast(colours.get("paper"))).isGreaterThanOrEqualTo(3);
        });
    }

    @ParameterizedTest(name = "dark: {0}")
    @ValueSource(booleans = {false, true})
    void neighbouring_colours_can_be_told_apart(boolean dark) throws IOException {
        Map<String, Colour> colours = colours(dark);
        for (int i = 0; i < SERIES.size(); i++) {
            Colour one = colours.get(SERIES.get(i));
            assertThat(one.difference(colours.get(SERIES.get((i + 1) % SERIES.size()))))
                    .isGreaterThan(50);
            assertThat(one.difference(colours.get("series-old"))).isGreaterThan(25);
        }
        assertThat(colours.get("series-other").difference(colours.get("series-old")))
                .isGreaterThan(12);
        assertThat(colours.get("ramp-from").difference(colours.get("ramp-middle")))
                .isGreaterThan(40);
        assertThat(colours.get("ramp-middle").difference(colours.get("ramp-to")))
                .isGreaterThan(40);
    }

    /** The dark scheme overrides what the light one has. */
    private static Map<String, Colour> colours(boolean dark) throws IOException {
        String css = Files.readString(THEME);
        int second = css.indexOf("@media screen and (prefers-color-scheme: dark)");
        Map<String, Colour> colours = new HashMap<>(read(css.substring(0, second)));
        if (dark) {
            colours.putAll(read(css.substring(second)));
        }
        return colours;
    }

    private static Map<String, Colour> read(String css) {
        Map<String, Colour> colours = new HashMap<>();
        PROPERTY.matcher(css).results().forEach(found -> colours.put(found.group(1), Colour.of(found.group(2))));
        return colours;
    }
}
