package rollcall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page's title is a question that has a word of its entry in the menu, so that whoever clicks the one knows the other again. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageTitlesTest {
    private static final Path TEMPLATES = Document.CHAPTERS.resolveSibling("templates");
    private static final Path PAGES = Document.ROOT.resolve("server/src/main/java/rollcall/pages");

    private static final Pattern SECTION = Pattern.compile("section\\('([a-z-]+)', (#\\{[a-z.-]+})");
    private static final Pattern LINK =
            Pattern.compile("<a\\s[^>]*?href=\"/([a-z/]*)\"[^>]*>\\s*([^<]+)", Pattern.DOTALL);
    private static final Pattern TITLE =
            Pattern.compile("layout :: page\\((?:'([^']+)'|(#\\{[a-z0-9.-]+})|(\\$\\{title}))[,\\s+]");
    private static final Pattern CONSTANT = Pattern.compile("TITLE = \"([^\"]+)\"|\"([a-z]+\\.title)\"");

    /** Pages of the menu whose template has another name than their address. */
    private static final Map<String, String> TEMPLATES_OF = Map.of(
            "",
            "all-products",
            "fields",
            "kept-fields",
            "products/new",
            "product-new",
            "settings/telemetry",
            "telemetry");

    /** Pages that a page of the menu leads to, and the chapters of Help, which {@code HelpTest} looks at. */
    private static final Set<String> BELOW = Set.of(
            "annotations",
            "event",
            "funnels",
            "help-chapter",
            "instance",
            "no-events",
            "no-product",
            "nothing-yet",
            "plugin",
            "report-file",
            "upload");

    /** They do one thing, which their title names as the menu does. */
    private static final Set<String> DEEDS = Set.of("product-new", "password");

    @Test
    void a_page_of_the_menu_has_a_question_for_a_title_that_shares_a_word_with_its_entry() {
        Map<String, String> menu = menu();

        assertThat(menu).hasSizeGreaterThan(15);
        assertThat(menu).allSatisfy((template, entry) -> {
            String title = title(template);
            assertThat(words(title)).as("%s: %s", entry, title).containsAnyElementsOf(words(entry));
            assertThat(title.endsWith("?") || DEEDS.contains(template))
                    .as(title)
                    .isTrue();
        });
    }

    @Test
    void every_page_is_in_the_menu_or_below_a_page_that_is() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            Set<String> pages =
                    new TreeSet<>(files.filter(file -> Document.read(file).contains("~{layout :: page("))
                            .map(file -> file.getFileName().toString().replace(".html", ""))
                            .toList());
            Set<String> known = new TreeSet<>(menu().keySet());
            known.addAll(BELOW);
            assertThat(pages).isEqualTo(known);
        }
    }

    @Test
    void a_title_without_a_word_of_the_menu_would_be_found() {
        assertThat(words("What is used?")).doesNotContainAnyElementsOf(words("Events"));
        assertThat(words("Which events do instances send?")).containsAnyElementsOf(words("Events"));
        assertThat(words("Which version?")).containsAnyElementsOf(words("Versions"));
    }

    /** The template of each entry and what the entry says. */
    private static Map<String, String> menu() {
        String layout = Document.read(TEMPLATES.resolve("layout.html"));
        Map<String, String> menu = new TreeMap<>();
        SECTION.matcher(layout)
                .results()
                .forEach(each -> menu.put(
                        TEMPLATES_OF.getOrDefault(each.group(1), each.group(1)), PeopleTexts.inserted(each.group(2))));
        LINK.matcher(layout)
                .results()
                .forEach(each -> menu.put(
                        TEMPLATES_OF.getOrDefault(each.group(1), each.group(1)),
                        PeopleTexts.inserted(each.group(2)).strip()));
        menu.put("password", "Change the password of");
        return menu;
    }

    private static String title(String template) {
        Matcher found = TITLE.matcher(Document.read(TEMPLATES.resolve(template + ".html")));
        assertThat(found.find()).as(template).isTrue();
        if (found.group(1) != null) {
            return found.group(1);
        }
        return found.group(2) != null ? PeopleTexts.inserted(found.group(2)) : constant(template);
    }

    /** Of the page that is called like the template. */
    private static String constant(String template) {
        String name = Arrays.stream(template.split("-"))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining())
                + "Page.java";
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(file -> file.endsWith(name))
                    .flatMap(file -> CONSTANT.matcher(Document.read(file)).results())
                    .map(title ->
                            title.group(1) != null ? title.group(1) : PeopleTexts.inserted("#{" + title.group(2) + "}"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no title in " + name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** In lower case, in the singular, and without the short ones. */
    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .map(word -> word.replaceFirst("s$", ""))
                .filter(word -> word.length() > 2
                        && !Set.of("the", "what", "which", "how", "and").contains(word))
                .toList();
    }
}
