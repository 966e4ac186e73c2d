package rollcall.pages.help;

import java.util.Locale;
import java.util.stream.Collectors;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Makes the anchors of headings: the words in lower case, with one hyphen between them. Code hosts make the same anchors, except that they
 * omit signs where this class writes a hyphen. Headings that other files link to therefore contain no signs.
 */
final class Anchors {
    private Anchors() {}

    static String of(Heading heading) {
        return text(heading)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    /** The visible text of a node, on one line. */
    static String text(Node node) {
        return TextContentRenderer.builder().build().render(node).lines().collect(Collectors.joining(" "));
    }
}
