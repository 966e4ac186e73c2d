package rollcall.pages.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.docs.Document;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Presets;
import rollcall.pages.help.HelpPage;

/** Both languages say the same, completely. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MessageFilesTest {
    private static final Path RESOURCES = Document.CHAPTERS.getParent();
    private static final Path FILES = RESOURCES.resolve("messages");
    private static final Path JAVA = Document.ROOT.resolve("server/src/main/java/rollcall");

    /** The rooms that use messages. Others have names that look like keys: of what senders send. */
    private static final List<String> ROOMS = List.of("http", "pages");

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\d)");
    private static final Pattern MARKUP = Pattern.compile("(?<!\\d)</?[a-z]+[ />]");

    /** Found by their English text, and not by their keys. */
    private static final Set<String> BY_TEXT = Set.of("errors", "fields");

    /** Names of CSV files that look like keys. */
    private static final Set<String> NAMES_OF_FILES = Set.of("versions.days");

    /** What is the same word in both languages. */
    private static final Set<String> SAME = Set.of(
            "Browser",
            "Build",
            "Bytes",
            "CI",
            "CSV",
            "Celery",
            "Details",
            "Engine",
            "Export",
            "Heartbeat",
            "Heartbeats",
            "Host",
            "Java",
            "Link",
            "Major",
            "Maintainer",
            "Median",
            "Minor",
            "Name",
            "Patch",
            "Plugin",
            "Plugins",
            "Python",
            "Redis",
            "Release",
            "Release {0}",
            "Server",
            "Span",
            "Superuser",
            "Support",
            "System",
            "Team",
            "Teams",
            "Text",
            "Timer",
            "Trace",
            "Trend",
            "Version",
            "{0} min",
            "{0} ms",
            "{0} s",
            "<strong>{0} {1}</strong> ({2})",
            "{0} <strong>{1}</strong> ({2} {3})",
            "{0} <strong>{1}</strong> {2} {3}",
            "{0}: {1}",
            "{0}: {1}{2}.");

    @Test
    void both_languages_have_the_same_messages_in_the_same_files() {
        for (String name : names()) {
            assertThat(keys(name + "_de")).as(name).containsExactlyElementsOf(keys(name));
            assertThat(keys(name)).as(name).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void a_key_begins_with_the_name_of_its_file() {
        for (String name : names()) {
            assertThat(keys(name)).allMatch(key -> key.matches(name + "\\.[a-z0-9-]+(_html)?"));
        }
    }

    @Test
    void both_languages_have_the_same_parameters_and_the_same_elements() {
        Map<String, String> german = messages("_de");

        messages("").forEach((key, english) -> {
            assertThat(found(PARAMETER, german.get(key))).as(key).isEqualTo(found(PARAMETER, english));
            assertThat(found(MARKUP, german.get(key))).as(key).isEqualTo(found(MARKUP, english));
        });
    }

    @Test
    void no_message_is_left_in_english_but_where_both_languages_have_the_same_word() {
        Map<String, String> german = messages("_de");

        assertThat(messages("").entrySet().stream()
                        .filter(each -> each.getValue().equals(german.get(each.getKey())))
                        .map(Map.Entry::getValue)
                        .filter(text -> text.matches(".*\\p{L}.*"))
                        .filter(text -> !SAME.contains(text)))
                .isEmpty();
        assertThat(german.values()).noneMatch(text -> text.contains("TODO"));
    }

    @Test
    void only_messages_that_are_html_have_markup_and_no_choice_has_any_or_an_apostrophe() {
        for (String language : List.of("", "_de")) {
            messages(language).forEach((key, text) -> {
                assertThat(MARKUP.matcher(text).find()).as("%s: %s", key, text).isEqualTo(key.endsWith("_html"));
                assertThat(choices(text)).as(key).noneMatch(choice -> choice.matches("(?s).*'.*|.*</.*"));
            });
        }
    }

    @Test
    void german_has_german_quotes_and_addresses_nobody() {
        messages("_de")
                .forEach((key, text) -> assertThat(text.replaceAll("<[^>]*>", ""))
                        .as(key)
                        .doesNotContain("\"", " Ihre ", " Ihr ", " Ihnen ", " du ", " dein"));
    }

    @Test
    void every_message_is_used_and_every_message_that_is_used_exists() throws IOException {
        Set<String> keys = new TreeSet<>(messages("").keySet());
        Set<String> used = new TreeSet<>();
        used.addAll(found(Pattern.compile("#\\{'?([a-z]+\\.[a-z0-9-]+(?:_html)?)"), templates()));
        used.addAll(
                found(Pattern.compile("\"((?:" + String.join("|", names()) + ")\\.[a-z0-9-]+(?:_html)?)\""), java()));
        found(Pattern.compile("message\\(\"([a-z0-9-]+)\""), script()).forEach(name -> used.add("script." + name));
        used.removeAll(NAMES_OF_FILES);
        List<String> beginnings = used.stream().filter(key -> key.endsWith("-")).toList();

        assertThat(used.stream().filter(key -> !key.endsWith("-"))).isSubsetOf(keys);
        assertThat(keys.stream()
                        .filter(key -> !BY_TEXT.contains(key.substring(0, key.indexOf('.'))))
                        .filter(key -> beginnings.stream().noneMatch(key::startsWith)))
                .isSubsetOf(used);
        assertThat(beginnings).allMatch(beginning -> keys.stream().anyMatch(key -> key.startsWith(beginning)));
    }

    @Test
    void templates_insert_html_where_a_message_is_html_and_nowhere_else() throws IOException {
        String templates = templates();

        assertThat(found(Pattern.compile("\\[\\((?!#\\{[a-z]+\\.[a-z0-9-]+_html\\b)[^)]*"), templates))
                .isEmpty();
        assertThat(found(
                        Pattern.compile(
                                "th:utext=\"(?!\\$\\{(?:chapter|headline).html}|#\\{[a-z]+\\.[a-z0-9-]+_html\\b)[^\"]*"),
                        templates))
                .isEmpty();
        assertThat(found(Pattern.compile("(?:\\[\\[|th:(?!utext)[a-z-]+=\")#\\{[a-z]+\\.[a-z0-9-]+_html"), templates))
                .isEmpty();
    }

    @Test
    void the_titles_and_the_descriptions_of_all_presets_are_translated() {
        Set<String> english = Set.copyOf(messages("").values());
        for (String preset : Presets.NAMES) {
            EventVocabulary events = Presets.load(preset).events();
            Stream.of(Presets.load(preset).fields(), events.properties(), events.context())
                    .flatMap(fields -> fields.values().stream())
                    .forEach(field -> assertThat(english)
                            .contains(field.title().replace("\u00a0", "\\u00a0"), field.description()));
            assertThat(english).containsAll(events.funnels().keySet());
        }
    }

    /** Java would take the blank away; it is written as its code. */
    @Test
    void no_message_begins_with_a_bare_blank() {
        assertThat(messages("").values()).noneMatch(text -> text.startsWith(" "));
        assertThat(messages("_de").values()).noneMatch(text -> text.startsWith(" "));
    }

    @Test
    void the_words_that_help_defines_are_called_as_there() {
        Map<String, String> titles = new TreeMap<>();
        messages("").forEach((key, text) -> {
            if (key.startsWith("words.title-")) {
                titles.put(key.substring("words.title-".length()), text);
            }
        });

        assertThat(titles).isEqualTo(new TreeMap<>(new HelpPage().words()));
    }

    /** As {@link Numbers} writes shares. Titles of words are as the manual writes them, which breaks its lines where it likes. */
    @Test
    void a_percent_sign_follows_a_space_that_does_not_break() {
        Pattern other = Pattern.compile("[\\d}] ?%");
        for (String language : List.of("", "_de")) {
            assertThat(messages(language).entrySet())
                    .filteredOn(each -> !each.getKey().startsWith("words.title-"))
                    .noneMatch(each -> other.matcher(spaced(each.getValue())).find())
                    .anyMatch(each -> spaced(each.getValue()).contains("\u00a0%"));
        }
    }

    /** No script or page class leaves the form of a share to the country, and the manual has the same form. */
    @Test
    void shares_have_one_form_in_scripts_and_page_classes_and_in_the_manual() throws IOException {
        assertThat(filesWith(RESOURCES.resolve("static/js"), "style: \"percent\"|[\\d}] ?%[`\"']"))
                .isEmpty();
        assertThat(filesWith(JAVA, "getPercentInstance")).isEmpty();
        assertThat(filesWith(Document.CHAPTERS, "\\d%(?![0-9A-F]{2})")).isEmpty();
    }

    /** With the space itself instead of its code. */
    private static String spaced(String text) {
        return text.replace("\\u00a0", "\u00a0");
    }

    private static List<Path> filesWith(Path folder, String pattern) throws IOException {
        Pattern wanted = Pattern.compile(pattern);
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).isNotEmpty();
            List<Path> found = new ArrayList<>();
            for (Path each : all) {
                if (wanted.matcher(spaced(Files.readString(each))).find()) {
                    found.add(each);
                }
            }
            return found;
        }
    }

    @Test
    void every_file_is_read() {
        assertThat(MessageFiles.NAMES).containsExactlyElementsOf(names());
    }

    /** The names of the files in English. */
    private static List<String> names() {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString().replace(".properties", ""))
                    .filter(name -> !name.contains("_"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** In the order in which they stand in the file. */
    private static List<String> keys(String file) {
        return Document.read(FILES.resolve(file + ".properties"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    private static Map<String, String> messages(String suffix) {
        Map<String, String> all = new TreeMap<>();
        for (String name : names()) {
            Document.read(FILES.resolve(name + suffix + ".properties"))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line ->
                            all.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        }
        return all;
    }

    private static List<String> choices(String text) {
        List<String> choices = new ArrayList<>();
        int from = text.indexOf(",choice,");
        while (from >= 0) {
            int open = 1;
            int to = from;
            while (open > 0) {
                to++;
                open += text.charAt(to) == '{' ? 1 : text.charAt(to) == '}' ? -1 : 0;
            }
            choices.add(text.substring(from, to));
            from = text.indexOf(",choice,", to);
        }
        return choices;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(each -> each.groupCount() == 0 ? each.group() : each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String templates() throws IOException {
        return joined(RESOURCES.resolve("templates"), ".html");
    }

    private static String java() throws IOException {
        StringBuilder java = new StringBuilder();
        for (String room : ROOMS) {
            java.append(joined(JAVA.resolve(room), ".java"));
        }
        return java.toString();
    }

    private static String script() throws IOException {
        return joined(RESOURCES.resolve("static/js"), ".js");
    }

    private static String joined(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(Document::read)
                    .collect(Collectors.joining("\n"));
        }
    }
}
