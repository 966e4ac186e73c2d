package rollcall.pages.help;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * Changes the links of a chapter for this site. In the repository a chapter links to files, so that the links also work on a code host:
 *
 * <ul>
 *   <li>{@code words.md#active}, another chapter, becomes {@code /help/words#active};
 *   <li>{@code #active}, a heading of the same chapter, and {@code https://...} stay;
 *   <li>{@code ../../../../../CONTRIBUTING.md}, another file of the repository, is shown as text: the site does not have it.
 * </ul>
 */
final class ChapterLinks extends AbstractVisitor {
    private static final Pattern CHAPTER = Pattern.compile("([a-z-]+)\\.md(#.*)?");

    @Override
    public void visit(Link link) {
        visitChildren(link);
        Matcher chapter = CHAPTER.matcher(link.getDestination());
        if (chapter.matches()) {
            link.setDestination("/help/" + chapter.group(1) + (chapter.group(2) == null ? "" : chapter.group(2)));
        } else if (link.getDestination().startsWith("../")) {
            replaceByItsText(link);
        }
    }

    private static void replaceByItsText(Link link) {
        for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
            link.insertBefore(child);
        }
        link.unlink();
    }
}
