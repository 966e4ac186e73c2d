package rollcall.pages.help;

import java.util.Locale;
import java.util.stream.Collectors;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * What a heading is called in addresses: its words in lower case with one hyphen between them. Code hosts do the same, but for signs, which
 * they leave out where this writes a hyphen; a heading that other files link to has none.
 */
final class Anchors {
    private Anchors() {}

    static String of(Heading heading) {
        return text(heading)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    /** What a reader sees of the node, on one line. */
    static String text(Node node) {
        return TextContentRenderer.builder().build().render(node).lines().collect(Collectors.joining(" "));
    }
}
