package rollcall.pages.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A chapter of the manual, written in Markdown and shown as HTML; HTML inside the Markdown is shown as text. Every heading has an anchor:
 * its words in lower case with hyphens between them.
 *
 * @param title what stands in the first heading
 * @param groups the headings of the second level, each with those of the third below it
 * @param html all but the first heading
 */
record Chapter(String title, List<Group> groups, String html) {
    /** @param words the headings below this one */
    record Group(Entry head, List<Entry> words) {}

    record Entry(String anchor, String title) {}

    /** Reads a chapter that ships with the program, by the name of its file in {@code docs}, without {@code .md}. */
    static Chapter named(String name) {
        try (InputStream file = Chapter.class.getClassLoader().getResourceAsStream("docs/" + name + ".md")) {
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the manual cannot be read", e);
        }
    }

    static Chapter of(String markdown) {
        Node document = Parser.builder().build().parse(markdown);
        String title = "";
        List<Group> groups = new ArrayList<>();
        for (Heading heading : headings(document)) {
            Entry entry = new Entry(anchor(heading), text(heading));
            switch (heading.getLevel()) {
                case 1 -> {
                    title = entry.title();
                    heading.unlink();
                }
                case 2 -> groups.add(new Group(entry, new ArrayList<>()));
                default -> groups.get(groups.size() - 1).words().add(entry);
            }
        }
        HtmlRenderer renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading heading) {
                        attributes.put("id", anchor(heading));
                    }
                })
                .build();
        return new Chapter(title, groups, renderer.render(document));
    }

    private static List<Heading> headings(Node document) {
        List<Heading> headings = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                headings.add(heading);
            }
        }
        return headings;
    }

    private static String anchor(Heading heading) {
        return text(heading)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static String text(Heading heading) {
        return TextContentRenderer.builder().build().render(heading).lines().collect(Collectors.joining(" "));
    }
}
