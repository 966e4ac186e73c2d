package rollcall.pages.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.docs.Document;

/** Templates have no text of their own: all of it is in the files of messages, so that it is there in every language. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateTextTest {
    private static final Path TEMPLATES = Document.CHAPTERS.resolveSibling("templates");

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-zA-Z][\\w:-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)=(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern INSERTED = Pattern.compile("\\[\\[.*?]]|\\[\\(.*?\\)]", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'|\\|([^|]*)\\|");
    private static final Pattern EXPRESSION = Pattern.compile("[#$@~]\\{[^}]*}");
    private static final Set<String> VOID = Set.of("input", "meta", "link", "img", "br", "wbr", "hr");

    /** Their texts are names of code, keys and numbers, the same in every language. */
    private static final Set<String> CODE = Set.of("code", "kbd", "pre", "script");

    private static final Set<String> READ = Set.of("title", "alt", "placeholder", "aria-label", "aria-description");

    /** Names, and examples of what is typed. */
    private static final Set<String> NAMES = Set.of(
            "Rollcall",
            "Eventyay",
            "Penpot",
            "TimeTracker",
            "OpenTelemetry",
            "OTLP",
            "curl",
            "Python",
            "Node",
            "Go",
            "PHP",
            "Java",
            "ada@example.org",
            "https://receiver.example.org");

    @Test
    void no_template_has_a_text_of_its_own() {
        assertThat(templates().stream()
                        .flatMap(file -> texts(Document.read(file)).stream().map(found -> name(file) + ": " + found)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>A text</p>",
                "<p>[[#{a.b}]] and more</p>",
                "<p><code>x</code> a text <a th:text=\"${b}\">B</a></p>",
                "<a title=\"A text\" th:text=\"${b}\">B</a>",
                "<a th:title=\"${'A text ' + b}\" th:text=\"${b}\">B</a>",
                "<h2 th:text=\"${a} ? 'Some text' : ${b}\">B</h2>",
                "<h2 th:text=\"|${a} rejected today|\">B</h2>",
                "<h2 th:replace=\"~{parts :: head('Which?', null)}\"></h2>",
            })
    void a_text_would_be_found(String template) {
        assertThat(texts(template)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>[[#{a.b}]] · [(#{a.b_html(${c})})]</p>",
                "<p th:text=\"#{a.b}\">An example</p>",
                "<a th:href=\"@{~/p/{slug}/x(slug=${b})} + ${c}\" th:attr=\"aria-current=${d ? 'page' : null}\">[[#{a.b}]]</a>",
                "<p><code>some.name</code> 12 × <kbd>g</kbd></p><!-- A text -->",
            })
    void what_is_no_text_is_not_found(String template) {
        assertThat(texts(template)).isEmpty();
    }

    private static List<String> texts(String template) {
        String text = COMMENT.matcher(template).replaceAll("").replaceFirst("<!DOCTYPE html>", "");
        List<String> found = new ArrayList<>();
        Deque<Boolean> shown = new ArrayDeque<>(List.of(true));
        Matcher tag = TAG.matcher(text);
        int at = 0;
        while (tag.find()) {
            addText(found, text.substring(at, tag.start()), shown.peek());
            at = tag.end();
            if (!tag.group(1).isEmpty()) {
                shown.pop();
                continue;
            }
            ATTRIBUTE.matcher(tag.group(3)).results().forEach(attribute -> addAttribute(found, attribute));
            if (tag.group(4).isEmpty() && !VOID.contains(tag.group(2))) {
                boolean replaced = tag.group(3).matches("(?s).*\\bth:u?text=.*")
                        || !tag.group(2).equals("html") && tag.group(3).contains("th:replace=");
                shown.push(shown.peek() && !replaced && !CODE.contains(tag.group(2)));
            }
        }
        return found;
    }

    private static void addText(List<String> found, String text, boolean shown) {
        add(found, shown ? INSERTED.matcher(text).replaceAll("") : "");
    }

    private static void addAttribute(List<String> found, MatchResult attribute) {
        String value = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
        if (READ.contains(attribute.group(1))) {
            add(found, value);
        } else if (attribute.group(1).startsWith("th:")) {
            LITERAL.matcher(value)
                    .results()
                    .map(each -> each.group(1) == null ? each.group(2) : each.group(1))
                    .map(literal -> EXPRESSION.matcher(literal).replaceAll(""))
                    .filter(literal -> literal.matches("(?s)\\p{Lu}\\p{Ll}+.*|.*\\p{L} .*|.* \\p{L}.*"))
                    .filter(literal -> !literal.strip().matches("-[a-z]+"))
                    .forEach(literal -> add(found, literal));
        }
    }

    private static void add(List<String> found, String text) {
        String said = text.strip();
        for (String name : NAMES) {
            said = said.replace(name, "");
        }
        if (said.matches("(?s).*\\p{L}.*")) {
            found.add(text.strip());
        }
    }

    private static List<Path> templates() {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
