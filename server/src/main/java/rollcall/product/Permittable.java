package rollcall.product;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.gate.IgnoredField;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Vocabulary;

/**
 * A name that a superuser can permit.
 *
 * @param what the kind of the name
 * @param name the name in reports
 */
public record Permittable(What what, String name) {
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** The shape of event names that {@code PermittedNames} lets the Rejected page show; others are counted under a substitute. */
    private static final Pattern EVENT_NAME = Pattern.compile("\\$?[A-Za-z0-9_.:/-]{1,100}\\??");

    /** The kinds of names: a field of heartbeats, an event, or a property or context field of events. */
    public enum What {
        FIELD("", IgnoredField.Reason.NAME_NOT_PERMITTED),
        EVENT(EventVocabulary.EVENT, IgnoredField.Reason.EVENT_NOT_PERMITTED),
        PROPERTY(EventVocabulary.PROPERTY, IgnoredField.Reason.PROPERTY_NOT_PERMITTED),
        CONTEXT(EventVocabulary.CONTEXT, IgnoredField.Reason.CONTEXT_NOT_PERMITTED);

        private final String prefix;
        private final IgnoredField.Reason reason;

        What(String prefix, IgnoredField.Reason reason) {
            this.prefix = prefix;
            this.reason = reason;
        }

        /** The reason under which ignored names of this kind are counted. */
        public String reason() {
            return reason.text();
        }
    }

    /** Reads the code of a name: {@code cpu_count} for a field, {@code event:report-exported} for an event. */
    public static Permittable of(String code) {
        return Arrays.stream(What.values())
                .filter(what -> what != What.FIELD && code.startsWith(what.prefix))
                .map(what -> new Permittable(what, code.substring(what.prefix.length())))
                .findFirst()
                .orElse(new Permittable(What.FIELD, code));
    }

    /** The name that was ignored for a reason. Empty if the reason is about a value whose name is permitted. */
    public static Optional<Permittable> ofIgnored(String reason, String name) {
        return Arrays.stream(What.values())
                .filter(what -> what.reason().equals(reason))
                .map(what -> new Permittable(what, name))
                .findFirst();
    }

    /** The name with the prefix of its kind, as {@link #of} reads it. It is the name of the permitted field. */
    public String code() {
        return what.prefix + name;
    }

    public boolean isShaped() {
        return (what == What.FIELD ? FIELD_NAME : EVENT_NAME).matcher(name).matches();
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
