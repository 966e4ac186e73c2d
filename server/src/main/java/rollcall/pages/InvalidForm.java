package rollcall.pages;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import rollcall.pages.text.Messages;
import rollcall.report.InvalidInput;

/**
 * An error in a submitted form, as the form's page shows it.
 *
 * @param field the name of the invalid field
 * @param message the text for the person who filled in the form
 */
public record InvalidForm(String field, String message) {
    /** The error for an input that another room rejected. */
    public static InvalidForm of(InvalidInput rejected) {
        return new InvalidForm(rejected.field(), Messages.translated(rejected.getMessage()));
    }

    /** The page with the error and the typed values; passwords have to be typed again. */
    public static Page on(Page page, Map<String, String> form, InvalidInput wrong) {
        Map<String, Object> model = new LinkedHashMap<>(page.model());
        Map<String, String> typed = new HashMap<>(form);
        typed.keySet().removeIf(name -> name.contains("password") || name.startsWith("_"));
        model.put("form", typed);
        model.put("wrong", of(wrong));
        return new Page(page.template(), model);
    }
}
