package rollcall.product;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;

/**
 * A name that a superuser can permit.
 *
 * @param what the kind of the name
 * @param name the name in reports
 */
public record Permittable(PermittablePart what, String name) {
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** The shape of event names that {@code PermittedNames} lets the Rejected page show; others are counted under a substitute. */
    private static final Pattern EVENT_NAME = Pattern.compile("\\$?[A-Za-z0-9_.:/-]{1,100}\\??");

    /** Reads the code of a name: {@code cpu_count} for a field, {@code event:report-exported} for an event. */
    public static Permittable of(String code) {
        return Arrays.stream(PermittablePart.values())
                .filter(permittablePart ->
                        permittablePart != PermittablePart.FIELD && code.startsWith(permittablePart.prefix))
                .map(permittablePart ->
                        new Permittable(permittablePart, code.substring(permittablePart.prefix.length())))
                .findFirst()
                .orElse(new Permittable(PermittablePart.FIELD, code));
    }

    /** The name that was ignored for a reason. Empty if the reason is about a value whose name is permitted. */
    public static Optional<Permittable> ofIgnored(String reason, String name) {
        return Arrays.stream(PermittablePart.values())
                .filter(permittablePart -> permittablePart.reason().equals(reason))
                .map(permittablePart -> new Permittable(permittablePart, name))
                .findFirst();
    }

    /** The name with the prefix of its kind, as {@link #of} reads it. It is the name of the permitted field. */
    public String code() {
        return what.prefix + name;
    }

    public boolean isShaped() {
        return (what == PermittablePart.FIELD ? FIELD_NAME : EVENT_NAME)
                .matcher(name)
                .matches();
    }

    /**
     * What a preset says about the name; empty if it does not keep it. What superusers change of it is kept beside the preset, under the same
     * code. Presets name events by patterns, so that one event has no words of its own.
     */
    public Optional<Field> inPreset(String preset) {
        Vocabulary vocabulary = Presets.load(preset);
        return what == PermittablePart.EVENT && isIn(vocabulary)
                ? Optional.of(new Field(
                        code(),
                        FieldKind.WORD,
                        FieldGroup.NONE,
                        name,
                        "How often it happens, and at how many instances.",
                        "It is an event of the preset.",
                        List.of(),
                        null))
                : vocabulary.definition(code());
    }

    /** Whether a preset keeps the name. */
    public boolean isInPreset(String preset) {
        return isIn(Presets.load(preset));
    }

    /** Whether the vocabulary permits the name. */
    public boolean isIn(Vocabulary vocabulary) {
        return switch (what) {
            case FIELD -> vocabulary.field(name).isPresent();
            case EVENT -> vocabulary.events().permits(name);
            case PROPERTY -> vocabulary.events().property(name).isPresent();
            case CONTEXT -> vocabulary.events().context(name).isPresent();
        };
    }
}
