package rollcall.pages.text;

import rollcall.gate.vocabulary.Field;

/** What fields are called on pages. The presets say it in English; a field that a superuser permitted is called as it is sent. */
public final class FieldWords {
    private FieldWords() {}

    /** The field's title: "Operating system". */
    public static String title(Field field) {
        return Messages.translated(field.title());
    }

    /** What the field means, in a sentence. */
    public static String description(Field field) {
        return Messages.translated(field.description());
    }
}
