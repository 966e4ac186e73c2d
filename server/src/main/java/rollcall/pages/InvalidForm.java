package rollcall.pages;

import rollcall.report.InvalidInput;

/**
 * What a form page shows when the form could not be taken.
 *
 * @param field the field's name
 * @param message for the person who filled it in
 */
public record InvalidForm(String field, String message) {
    /** Of what a room refused. */
    public static InvalidForm of(InvalidInput refused) {
        return new InvalidForm(refused.field(), refused.getMessage());
    }
}
