package rollcall.pages;

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
}
