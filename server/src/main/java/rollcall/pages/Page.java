package rollcall.pages;

import java.util.Map;

/**
 * What a visitor gets to see: a template and its values.
 *
 * @param template the template's name, below {@code templates/}, without {@code .html}
 * @param model what the template shows; escaped by the template engine
 */
public record Page(String template, Map<String, Object> model) implements FormReply {}
