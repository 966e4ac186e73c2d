package rollcall.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core finds wrong on an open page. */
final class Axe {
    /** All of axe's rules. */
    static final String ALL = "";

    /** The rule for which the scheme makes a difference. */
    static final String COLOURS = "color-contrast";

    /**
     * Of what axe finds, what is moderate or worse, once for each element. The size of targets is new in WCAG 2.2, and axe leaves it out
     * unless it is asked.
     */
    private static final String FIND = """
            async (rules) => (await axe.run(document, {
                resultTypes: ["violations"],
                ...(rules ? { runOnly: [rules] } : { rules: { "target-size": { enabled: true } } }) })).violations
              .filter((found) => found.impact !== "minor")
              .flatMap((found) => found.nodes.map((node) => `${found.impact} ${found.id}: ${node.target.join(" ")} ${node.html.slice(0, 120)}`))""";

    private static final String SCRIPT = text("/axe.min.js");

    private Axe() {}

    /** Makes axe known to the page. */
    static void load(Page page) {
        page.evaluate(SCRIPT);
    }

    /** Makes axe known to every page that is opened in this tab from now on, which costs half as much as {@link #load}. */
    static void loadAlways(Page page) {
        page.addInitScript(SCRIPT);
    }

    /** @param rules {@link #ALL}, or the id of one of axe's rules */
    static List<String> found(Page page, String rules) {
        return ((List<?>) page.evaluate(FIND, rules))
                .stream().map(Object::toString).toList();
    }

    /** A file of the class path. */
    static String text(String resource) {
        try (InputStream in = Axe.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
