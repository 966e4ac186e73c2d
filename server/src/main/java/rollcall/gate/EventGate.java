package rollcall.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.gate.value.NameRules;
import rollcall.gate.value.VersionText;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.PermittedNames;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Event;
import rollcall.report.EventBatch;
import rollcall.report.ReportedValue;

/**
 * Decides by a vocabulary what of a batch of events may be kept. An event whose name is not permitted is ignored as a whole. Other events
 * are built afresh from permitted properties and coarsened values. Times are reduced to the UTC day.
 */
public final class EventGate {
    /** An older time cannot be right: no sender keeps events for longer. */
    private static final int OLDEST_DAYS = 31;

    private final EventVocabulary vocabulary;
    private final UUID instanceId;
    private final Pseudonyms pseudonyms;
    private final LocalDate received;
    private final Instant oldest;
    private final Instant newest;
    private final PermittedNames names;
    private final Map<IgnoredField, Long> ignored = new HashMap<>();

    // The events of a batch repeat a few values, so each decision is remembered for the rest of the batch.
    private final Map<Field, Map<String, Coarsening.Result>> texts = new IdentityHashMap<>();
    private final Map<String, OptionalLong> profiles = new HashMap<>();

    EventGate(EventVocabulary vocabulary, UUID instanceId, LocalDate received, Pseudonyms pseudonyms) {
        this.vocabulary = vocabulary;
        this.instanceId = instanceId;
        this.pseudonyms = pseudonyms;
        this.received = received;
        this.oldest =
                received.minusDays(OLDEST_DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
        this.newest = received.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        this.names = vocabulary.permittedNames();
    }

    /**
     * What may be kept of a batch, and what is ignored. It never fails: a senseless value is ignored.
     *
     * @param received the UTC day of receipt, used for events without a credible day
     * @param pseudonyms makes pseudonyms of users
     */
    public static KeptBatch judge(Vocabulary vocabulary, EventBatch batch, LocalDate received, Pseudonyms pseudonyms) {
        UUID instanceId = batch.reporter().instanceId();
        EventGate gate = new EventGate(vocabulary.events(), instanceId, received, pseudonyms);
        List<KeptEvent> kept = new ArrayList<>(batch.events().size());
        batch.events().forEach(event -> gate.judge(event).ifPresent(kept::add));
        String version = gate.version(vocabulary, batch.version());
        return new KeptBatch(instanceId, version, batch.batchId(), kept, gate.ignored());
    }

    /** What was ignored so far, and how often. */
    Map<IgnoredField, Long> ignored() {
        return Map.copyOf(ignored);
    }

    /** What may be kept of one event; empty if its name is not permitted. */
    Optional<KeptEvent> judge(Event event) {
        if (!names.permitted(event.name())) {
            count(PermittedNames.shown(event.name()), "event", IgnoredField.Reason.EVENT_NOT_PERMITTED);
            return Optional.empty();
        }
        if (event.strangeTime()) {
            count("at", "time", IgnoredField.Reason.TIME_NOT_READABLE);
        }
        SortedMap<String, Object> properties = properties(event);
        return Optional.of(new KeptEvent(
                event.name(),
                oneOf(vocabulary.types(), event.type(), "type"),
                oneOf(vocabulary.sources(), event.source(), "source"),
                day(event.at()),
                event.at() == null
                        ? 0
                        : event.at().getEpochSecond() * 1_000_000_007L
                                + event.at().getNano(),
                profile(event.profile()),
                properties,
                context(event.context()),
                error(event.name(), properties)));
    }

    private Optional<String> error(String name, SortedMap<String, Object> properties) {
        if (!vocabulary.errors().has(name)) {
            return Optional.empty();
        }
        return vocabulary.errors().signatures().stream()
                .filter(property -> vocabulary
                        .property(property)
                        .filter(field -> field.kind() == FieldKind.SIGNATURE)
                        .isPresent())
                .flatMap(property -> Optional.ofNullable(properties.get(property)).stream())
                .map(Object::toString)
                .findFirst()
                .or(() -> Optional.of(""));
    }

    /** The version of the batch; null for none. */
    private @Nullable String version(Vocabulary whole, @Nullable String version) {
        if (version == null || version.isEmpty()) {
            return null;
        }
        VersionText.Reading reading = VersionText.read(version, whole.hasFourPartVersions());
        reading.reason().map(IgnoredField.Reason::of).ifPresent(reason -> count(whole.versionField(), "text", reason));
        if (reading.shortened()) {
            count(whole.versionField(), "text", IgnoredField.Reason.SHORTENED);
        }
        return reading.version().orElse(null);
    }

    private String oneOf(List<String> permitted, @Nullable String text, String what) {
        if (text == null || permitted.contains(text)) {
            return text == null ? "" : text;
        }
        count(what, "text", IgnoredField.Reason.VALUE_NOT_PERMITTED);
        return "";
    }

    private LocalDate day(@Nullable Instant at) {
        if (at == null) {
            return received;
        }
        boolean believable = at.isBefore(newest) && !at.isBefore(oldest);
        return believable ? LocalDate.ofInstant(at, ZoneOffset.UTC) : received;
    }

    private OptionalLong profile(@Nullable String profile) {
        return profile == null ? OptionalLong.empty() : profiles.computeIfAbsent(profile, this::hash);
    }

    private OptionalLong hash(String profile) {
        return OptionalLong.of(pseudonyms.of(instanceId, profile));
    }

    private SortedMap<String, Object> properties(Event event) {
        SortedMap<String, Object> kept = new TreeMap<>();
        event.properties().forEach((name, reportedValue) -> {
            Field named = vocabulary.properties().get(name);
            if (named != null && named.permittedAt(event.name(), event.type())) {
                keep(named, reportedValue, kept);
            } else if (!Coarsening.saysNothing(reportedValue)) {
                Optional<Object> value = ofAnyName(name, reportedValue);
                value.ifPresentOrElse(
                        any -> kept.put(name, any),
                        () -> ignore(name, reportedValue, IgnoredField.Reason.PROPERTY_NOT_PERMITTED));
            }
        });
        return kept;
    }

    private SortedMap<String, Object> context(Map<String, ReportedValue> values) {
        SortedMap<String, Object> kept = new TreeMap<>();
        values.forEach((name, reportedValue) -> {
            Field named = vocabulary.context().get(name);
            if (named != null) {
                keep(named, reportedValue, kept);
            } else {
                ignore(name, reportedValue, IgnoredField.Reason.CONTEXT_NOT_PERMITTED);
            }
        });
        return kept;
    }

    /**
     * The value of a property that is not in the vocabulary, if the sender's own rules permit its kind and its name has the right shape.
     */
    private Optional<Object> ofAnyName(String name, ReportedValue reportedValue) {
        FieldKind fieldKind = EventValue.kind(reportedValue);
        boolean permitted = fieldKind != null && vocabulary.permitsAny(fieldKind, name) && names.isProperty(name);
        return permitted ? EventValue.ofAnyName(reportedValue) : Optional.empty();
    }

    private void keep(Field field, ReportedValue reportedValue, Map<String, Object> kept) {
        if (field.kind() == FieldKind.IGNORED || Coarsening.saysNothing(reportedValue)) {
            return;
        }
        Coarsening.Result result = coarsened(field, reportedValue);
        result.value().ifPresent(value -> kept.put(field.name(), value));
        if (result.ignored() != null) {
            count(field.name(), reportedValue.kind(), result.ignored());
        }
    }

    private Coarsening.Result coarsened(Field field, ReportedValue reportedValue) {
        if (!(reportedValue instanceof ReportedValue.Text text)) {
            return Coarsening.of(field, reportedValue);
        }
        return texts.computeIfAbsent(field, none -> new HashMap<>())
                .computeIfAbsent(text.text(), none -> Coarsening.of(field, reportedValue));
    }

    private void ignore(String name, ReportedValue reportedValue, IgnoredField.Reason reason) {
        count(names.isProperty(name) ? name : NameRules.WITHHELD, reportedValue.kind(), reason);
    }

    private void count(String name, String kind, IgnoredField.Reason reason) {
        ignored.merge(new IgnoredField(name, kind, reason), 1L, Long::sum);
    }
}
