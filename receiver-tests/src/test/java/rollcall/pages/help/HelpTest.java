package rollcall.pages.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The words of the manual, and the links that lead to them. */
@Tag("fast")
class HelpTest {
    private static final Path TEMPLATES = Path.of("..", "web-templates", "src", "main", "resources", "templates");
    private static final Path CHAPTERS = TEMPLATES.resolveSibling("docs");
    private static final Path SOURCES = Path.of("..", "server", "src", "main", "java");
    private static final Pattern WORD_LINK = Pattern.compile("parts :: word\\('([^']*)'\\)");
    private static final Pattern ADDRESS = Pattern.compile("/help/words#([a-z0-9-]+)");
    private static final Pattern CHAPTER_LINK = Pattern.compile("[\"']/help/([a-z-]+)(?:#([a-z0-9-]+))?[\"']");
    private static final Pattern MEANING = Pattern.compile("(?:\\.meaning\\(|, )\"([a-z0-9-]+)\"\\)");
    private static final Pattern TILE_WORD = Pattern.compile("\\b[tT]ile(?:\\.of)?\\(\"[^\"]+\", [^,]+, \"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    private static final Pattern NUMBERS = Pattern.compile("<th\\b[^>]*\\bclass=\"n\\b[^>]*>.*?</th>", Pattern.DOTALL);
    private static final Pattern TILE = Pattern.compile("tile-name.*?tile-number", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile(
            "(?:Column\\.numbers\\(|new Sorted\\.Column<>\\(\"\\w+\", \"[^\"]+\", true).*?(?=Column|;)",
            Pattern.DOTALL);

    /** What needs no link: the heads of a chart's table are the names of its lines, and a line's number counts nothing. */
    private static final List<String> NEED_NONE =
            List.of("th:text=\"${name}\"", "th:text=\"${column.name}\"", ">[[#{connect.line}]]</th>");

    private final Chapter words = Chapter.called("Words");

    @Test
    void every_word_has_one_anchor_and_keeps_it() {
        List<String> anchors = found(ID, words.html());

        assertThat(anchors).doesNotHaveDuplicates();
        assertThat(anchors)
                .contains(
                        "active",
                        "new",
                        "silent",
                        "returned",
                        "share",
                        "latest",
                        "days-to-50",
                        "order-of-versions",
                        "rejected",
                        "repeated",
                        "answered-not-kept",
                        "ignored-field",
                        "reported",
                        "day",
                        "point",
                        "usable-version",
                        "users",
                        "funnel",
                        "median",
                        "seen",
                        "forgotten-and-back",
                        "complete",
                        "bucket");
    }

    @Test
    void every_link_to_a_word_leads_to_one() throws IOException {
        TreeSet<String> anchors = new TreeSet<>(found(ID, words.html()));
        Map<String, String> linked = new TreeMap<>();
        for (Path file : files(TEMPLATES, ".html")) {
            String text = Files.readString(file);
            found(WORD_LINK, text).forEach(word -> linked.put(word, file.toString()));
            found(ADDRESS, text).forEach(word -> linked.put(word, file.toString()));
        }
        for (Path file : files(SOURCES, ".java")) {
            String text = Files.readString(file);
            found(ADDRESS, text).forEach(word -> linked.put(word, file.toString()));
            COLUMN.matcher(text)
                    .results()
                    .flatMap(column -> found(MEANING, column.group()).stream())
                    .forEach(word -> linked.put(word, file.toString()));
            found(TILE_WORD, text).forEach(word -> linked.put(word, file.toString()));
        }
        found(Pattern.compile("href=\"#([^\"]*)\""), words.html()).forEach(word -> linked.put(word, "words.md"));

        assertThat(linked).isNotEmpty();
        assertThat(linked.keySet()).as("%s", linked).isSubsetOf(anchors);
    }

    @Test
    void help_has_every_chapter_that_is_written_and_each_has_a_title_with_its_name_and_a_lead() throws IOException {
        List<String> written = files(CHAPTERS, ".md").stream()
                .map(file -> file.getFileName().toString().replace(".md", ""))
                .toList();

        assertThat(HelpPage.chapters().stream().map(Chapter::name)).containsExactlyInAnyOrderElementsOf(written);
        assertThat(HelpPage.chapters()).allSatisfy(chapter -> {
            assertThat(chapter.title()).as(chapter.name()).endsWith("?").containsIgnoringCase(lastWord(chapter));
            assertThat(chapter.lead()).as(chapter.name()).hasSizeBetween(40, 300);
            assertThat(chapter.groups()).as(chapter.name()).hasSizeGreaterThan(1);
        });
    }

    @Test
    void every_link_of_a_chapter_and_of_a_page_leads_to_a_chapter_and_to_a_heading_of_it() throws IOException {
        TreeSet<String> there = new TreeSet<>();
        Map<String, String> linked = new TreeMap<>();
        for (Chapter chapter : HelpPage.chapters()) {
            there.add(chapter.name());
            found(ID, chapter.html()).forEach(id -> there.add(chapter.name() + "#" + id));
            found(Pattern.compile("href=\"#([^\"]*)\""), chapter.html())
                    .forEach(id -> linked.put(chapter.name() + "#" + id, chapter.name()));
            found(Pattern.compile("href=\"/help/([^\"]*)\""), chapter.html())
                    .forEach(link -> linked.put(link, chapter.name()));
            assertThat(found(Pattern.compile("href=\"([^\"]*)\""), chapter.html()))
                    .allMatch(link -> link.matches("#.+|/help/.+|https://.+"));
        }
        for (Path file : Stream.concat(files(TEMPLATES, ".html").stream(), files(SOURCES, ".java").stream())
                .toList()) {
            CHAPTER_LINK
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(link -> linked.put(
                            link.group(1) + (link.group(2) == null ? "" : "#" + link.group(2)), file.toString()));
        }

        assertThat(linked).hasSizeGreaterThan(20);
        assertThat(linked.keySet()).as("%s", linked).isSubsetOf(there);
    }

    @Test
    void each_tile_and_each_head_of_a_column_of_numbers_leads_to_its_word() throws IOException {
        List<String> all = new ArrayList<>();
        for (Path file : files(TEMPLATES, ".html")) {
            String text = Files.readString(file);
            Stream.of(NUMBERS, TILE)
                    .flatMap(pattern -> pattern.matcher(text).results())
                    .forEach(found -> all.add(file.getFileName() + ": " + found.group()));
        }
        List<String> columns = new ArrayList<>();
        for (Path file : files(SOURCES, ".java")) {
            COLUMN.matcher(Files.readString(file))
                    .results()
                    .forEach(found -> columns.add(file.getFileName() + ": " + found.group()));
        }

        assertThat(all).hasSizeGreaterThan(20);
        assertThat(columns).hasSizeGreaterThan(4);
        assertThat(all)
                .filteredOn(head -> NEED_NONE.stream().noneMatch(head::contains))
                .allSatisfy(head -> assertThat(head).contains("parts :: word("));
        assertThat(columns).allSatisfy(column -> assertThat(column).containsPattern(MEANING));
    }

    @Test
    void each_word_says_what_it_means_and_gives_an_example_where_it_is_a_number() {
        String[] definitions = words.html().split("<h3 ");
        assertThat(definitions.length).isGreaterThan(30);
        for (String number :
                List.of("active", "new", "silent", "returned", "share", "latest", "days-to-50", "median")) {
            String definition = Stream.of(definitions)
                    .filter(each -> each.startsWith("id=\"" + number + "\""))
                    .findFirst()
                    .orElseThrow();
            assertThat(definition).as(number).contains("Example").containsPattern("[0-9]");
        }
    }

    @Test
    void html_in_a_chapter_is_text_and_a_link_is_no_script() {
        Chapter chapter = Chapter.of(
                "Any", "any", "# <b>Title</b>\n\n## A & B\n\n<script>x</script>\n\n[a](javascript:x) <i>y</i>\n");

        assertThat(chapter.groups().get(0).head()).isEqualTo(new Chapter.Entry("a-b", "A & B"));
        assertThat(chapter.html())
                .contains("<h2 id=\"a-b\">A &amp; B</h2>", "&lt;script&gt;x", "&lt;i&gt;y&lt;/i&gt;")
                .doesNotContain("<script", "javascript:", "<i>", "<h1");
    }

    /** A table scrolls inside its own box, and code can be copied. */
    @Test
    void a_link_that_leaves_the_manual_is_text_and_one_to_a_chapter_is_an_address_of_the_site() {
        Chapter chapter = Chapter.of(
                "Any",
                "any",
                "# T\n\n[a](words.md#new), [b](operate.md), [c *d*](../../x.md)\n\n| n |\n|---|\n| `1` |\n\n```sh\na > $b\n```\n");

        assertThat(chapter.html())
                .contains("<a href=\"/help/words#new\">a</a>, <a href=\"/help/operate\">b</a>, c <em>d</em></p>")
                .contains("<div class=\"table-box\"", "<th scope=\"col\">n</th>")
                .contains(
                        "a &gt; $b\n</code></pre>\n<button type=\"button\" data-copy=\"code-1\" hidden>Copy</button></div>")
                .doesNotContain("x.md");
    }

    private static String lastWord(Chapter chapter) {
        return chapter.name().replaceFirst(".*-", "");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(ending)).toList());
        }
    }
}
