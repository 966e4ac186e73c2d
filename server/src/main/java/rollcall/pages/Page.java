package rollcall.pages;

import java.util.Map;

/**
 * A page: a template and its values.
 *
 * @param template the template's path below {@code templates/}, without {@code .html}
 * @param model the values by name; the template engine escapes them
 */
public record Page(String template, Map<String, Object> model) implements FormReply {}
