package rollcall.pages.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;

/**
 * A chapter of the manual. It is written in Markdown, with tables, and shown as HTML; HTML inside the Markdown is shown as text. Every
 * heading has an anchor, see {@link Anchors}. Links are written so that they work on a code host, see {@link ChapterLinks}.
 *
 * @param menu its title in menus
 * @param name the name of its file in {@code docs}, without {@code .md}; its address is {@code /help/} followed by this name
 * @param title the text of the heading of the first level
 * @param lead the text of the first paragraph
 * @param groups the headings of the second level, each with those of the third below it
 * @param html the chapter as HTML, without the heading of the first level
 */
record Chapter(String menu, String name, String title, String lead, List<Group> groups, String html) {
    /** @param words the headings below this one */
    record Group(Entry head, List<Entry> words) {}

    record Entry(String anchor, String title) {}

    /**
     * Reads a chapter from the program's resources.
     *
     * @param menu its title in menus; in lower case, with hyphens for spaces, it is the name of the chapter's file
     */
    static Chapter called(String menu) {
        String name = menu.toLowerCase(Locale.ROOT).replace(' ', '-');
        try (InputStream file = Chapter.class.getClassLoader().getResourceAsStream("docs/" + name + ".md")) {
            return of(menu, name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the manual cannot be read", e);
        }
    }

    static Chapter of(String menu, String name, String markdown) {
        Node document = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(markdown);
        document.accept(new ChapterLinks());
        String title = "";
        String lead = "";
        List<Group> groups = new ArrayList<>();
        for (Node node : children(document)) {
            if (node instanceof Heading heading && heading.getLevel() == 1) {
                title = Anchors.text(heading);
                heading.unlink();
            } else if (node instanceof Heading heading) {
                add(heading, groups);
            } else if (node instanceof Paragraph && lead.isEmpty()) {
                lead = Anchors.text(node);
            }
        }
        return new Chapter(menu, name, title, lead, groups, ChapterHtml.of(document));
    }

    private static void add(Heading heading, List<Group> groups) {
        Entry entry = new Entry(Anchors.of(heading), Anchors.text(heading));
        if (heading.getLevel() == 2) {
            groups.add(new Group(entry, new ArrayList<>()));
        } else {
            groups.get(groups.size() - 1).words().add(entry);
        }
    }

    private static List<Node> children(Node document) {
        List<Node> children = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            children.add(node);
        }
        return children;
    }
}
