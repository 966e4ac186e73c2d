package rollcall.pages;

import rollcall.report.InvalidInput;

/**
 * The error of a form, as its page shows it.
 *
 * @param field the field's name
 * @param message for the person who filled it in
 */
public record InvalidForm(String field, String message) {
    /** Of an input that a room rejected. */
    public static InvalidForm of(InvalidInput rejected) {
        return new InvalidForm(rejected.field(), rejected.getMessage());
    }
}
