package rollcall.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A Markdown file of the repository, as its readers see it.
 *
 * @param file where it is
 * @param text as it is written
 * @param headings the text of each
 * @param links where links and images lead
 * @param codes what stands between backquotes
 * @param examples the blocks of code
 */
public record Document(
        Path file, String text, List<String> headings, List<String> links, List<String> codes, List<Example> examples) {
    public static final Path ROOT = Path.of(System.getProperty("basedir", "."))
            .resolve("..")
            .toAbsolutePath()
            .normalize();

    public static final Path CHAPTERS = ROOT.resolve("web-templates/src/main/resources/docs");

    /** @param language as it is named at the block's beginning, or empty */
    public record Example(String language, String code) {}

    public static Document at(Path file) {
        return of(file, read(file));
    }

    /** The text of any file. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static Document readme() {
        return at(ROOT.resolve("README.md"));
    }

    /** @param name without {@code .md} */
    public static Document chapter(String name) {
        return at(CHAPTERS.resolve(name + ".md"));
    }

    public static List<Document> chapters() {
        try (Stream<Path> files = Files.list(CHAPTERS)) {
            return files.sorted().map(Document::at).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All that people are given to read. */
    public static List<Document> all() {
        List<Document> all = new ArrayList<>(chapters());
        Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "server/RATIONALE.md")
                .map(ROOT::resolve)
                .map(Document::at)
                .forEach(all::add);
        return all;
    }

    /** The first block of code in that language that begins so. */
    public String example(String language, String begins) {
        return examples.stream()
                .filter(each -> each.language().equals(language) && each.code().startsWith(begins))
                .map(Example::code)
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no " + language + " that begins with " + begins));
    }

    /** From the heading of that text to the next one of its level or a higher one. */
    public String section(String heading) {
        String[] lines = text.split("\n");
        StringBuilder section = new StringBuilder();
        int level = 0;
        for (String line : lines) {
            int here = line.matches("#+ .*") ? line.indexOf(' ') : 0;
            if (level > 0 && here > 0 && here <= level) {
                break;
            }
            if (here > 0 && line.substring(here + 1).equals(heading)) {
                level = here;
            }
            if (level > 0) {
                section.append(line).append('\n');
            }
        }
        if (level == 0) {
            throw new AssertionError(file + " has no section " + heading);
        }
        return section.toString();
    }

    /** What code hosts make of a heading: signs go, blanks become hyphens. */
    public static String anchorAtCodeHost(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** Its path below the repository's top. */
    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }

    private static Document of(Path file, String text) {
        Document document =
                new Document(file, text, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(text)
                .accept(document.new Collector());
        return document;
    }

    private final class Collector extends AbstractVisitor {
        @Override
        public void visit(Heading heading) {
            headings.add(plain(heading));
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            links.add(image.getDestination());
        }

        @Override
        public void visit(Code code) {
            codes.add(code.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock block) {
            examples.add(new Example(block.getInfo(), block.getLiteral()));
        }

        private static String plain(Node node) {
            return TextContentRenderer.builder().build().render(node).lines().collect(Collectors.joining(" "));
        }
    }
}
