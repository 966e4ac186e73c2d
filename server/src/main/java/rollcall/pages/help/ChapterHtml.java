package rollcall.pages.help;

import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Renders a parsed chapter as HTML. A table or code that is wider than the page scrolls inside its own box, which can have the focus, so
 * that the keyboard can scroll it. Code has a button that copies it.
 */
final class ChapterHtml implements AttributeProvider {
    private static final String TABLE =
            "<div class=\"table-box\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>";
    private static final String CODE = "<pre id=\"(code-\\d+)\" tabindex=\"0\">(?s:.*?)</pre>";
    private static final String COPIED =
            "<div class=\"code\">$0\n<button type=\"button\" data-copy=\"$1\" hidden>Copy</button></div>";

    private int blocks;

    private ChapterHtml() {}

    static String of(Node document) {
        return HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> new ChapterHtml())
                .build()
                .render(document)
                .replace("<table>", TABLE)
                .replace("</table>", "</table>\n</div>")
                .replaceAll(CODE, COPIED);
    }

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading) {
            attributes.put("id", Anchors.of(heading));
        } else if (node instanceof FencedCodeBlock && tag.equals("pre")) {
            attributes.put("id", "code-" + ++blocks);
            attributes.put("tabindex", "0");
        } else if (tag.equals("th")) {
            attributes.put("scope", "col");
        }
        // The sanitizer adds "rel" for links that strangers wrote. The manual has no such links.
        attributes.remove("rel");
    }
}
