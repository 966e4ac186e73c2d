package rollcall.sender.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rollcall.docs.Document;
import rollcall.support.page.TestSite;

/** People are told to set only what the real senders read. */
class SenderSettingsTest {
    private static final Path BASE = Path.of(System.getProperty("basedir", "."));
    private static final Pattern VARIABLE = Pattern.compile("(?m)^([A-Z][A-Z0-9_]+)=");
    private static final Pattern EVENTYAY_SETTING = Pattern.compile("gs\\.settings\\.set\\('(\\w+)'");
    private static final Pattern CODE = Pattern.compile("<pre id=\"(\\w+)-code\".*?<code>(.*?)</code>", Pattern.DOTALL);

    @Test
    void the_readme_and_the_chapter_connect_name_only_variables_that_the_senders_read() {
        for (Document document : List.of(Document.readme(), Document.chapter("connect"))) {
            assertThat(all(VARIABLE, document.text()))
                    .isEqualTo(Set.of(
                            "OTEL_EXPORTER_OTLP_ENDPOINT",
                            "OTEL_EXPORTER_OTLP_TOKEN",
                            "PENPOT_TELEMETRY_ENABLED",
                            "PENPOT_TELEMETRY_URI"))
                    .isSubsetOf(known());
        }
    }

    @Test
    void connect_names_only_settings_that_the_senders_read() {
        try (TestSite site = new TestSite("none")) {
            String page = site.maintainer().page("/p/it/connect").replace("&#39;", "'");
            Set<String> named = new TreeSet<>();
            CODE.matcher(page)
                    .results()
                    .filter(code -> Set.of("eventyay", "penpot", "timetracker").contains(code.group(1)))
                    .forEach(code -> {
                        named.addAll(all(VARIABLE, code.group(2)));
                        named.addAll(all(EVENTYAY_SETTING, code.group(2)));
                    });

            assertThat(named).isEqualTo(known());
        }
    }

    private static Set<String> known() {
        try {
            return Files.readAllLines(BASE.resolve("src/test/resources/senders/settings.txt")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ")[2])
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult each) -> each.group(1))
                .collect(Collectors.toSet());
    }
}
