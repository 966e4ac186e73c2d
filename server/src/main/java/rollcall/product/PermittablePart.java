package rollcall.product;

import rollcall.gate.IgnoredField;
import rollcall.gate.vocabulary.EventVocabulary;

/** The kinds of names: a field of heartbeats, an event, or a property or context field of events. */
public enum PermittablePart {
    FIELD("", IgnoredField.Reason.NAME_NOT_PERMITTED),
    EVENT(EventVocabulary.EVENT, IgnoredField.Reason.EVENT_NOT_PERMITTED),
    PROPERTY(EventVocabulary.PROPERTY, IgnoredField.Reason.PROPERTY_NOT_PERMITTED),
    CONTEXT(EventVocabulary.CONTEXT, IgnoredField.Reason.CONTEXT_NOT_PERMITTED);

    final String prefix;
    private final IgnoredField.Reason reason;

    PermittablePart(String prefix, IgnoredField.Reason reason) {
        this.prefix = prefix;
        this.reason = reason;
    }

    /** The reason under which ignored names of this kind are counted. */
    public String reason() {
        return reason.text();
    }
}
