package rollcall.pages;

import rollcall.report.InvalidInput;

/**
 * What a form page shows when the form could not be taken.
 *
 * @param field the field's name
 * @param message for the person who filled it in
 */
public record Wrong(String field, String message) {
    /** Of what a room refused. */
    public static Wrong of(InvalidInput refused) {
        return new Wrong(refused.field(), refused.getMessage());
    }
}
