package rollcall.sender.consent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import rollcall.encoder.Protocol;
import rollcall.gate.value.AddressFinder;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.BucketScale;
import rollcall.report.Sha256;

/** The list of all items that one protocol can send, and which of them a superuser agreed to. */
public final class Disclosure {
    private static final String EVENTS_OF = "rollcall";
    private static final String ANY_EVENT = "*";
    private static final int MOST_DECLARED = 100;
    private static final Pattern DECLARED = Pattern.compile("[a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}){0,4}");

    private static final Item INSTANCE = new Item(
            "always instance",
            "always",
            "instance",
            "id",
            "Instance",
            "A random identifier that this installation made for itself, with every request.",
            "Lets the receiver count installations without knowing who runs them.",
            false);

    private final Vocabulary whole;
    private final List<Item> items;

    /**
     * One item of the list.
     *
     * @param line the text by which an agreement names the item; it contains a digest of the definition, so that a changed definition needs
     *     a new agreement
     * @param part always, field, event, any, property or context
     * @param name the name of the field; {@code *} for events, a kind of field for {@code any}
     * @param fieldKind the kind of the value
     * @param title a short title for people
     * @param description what is sent, as a sentence
     * @param reason why it is useful, as a sentence
     * @param agreed whether a superuser agreed to it
     */
    public record Item(
            String line,
            String part,
            String name,
            String fieldKind,
            String title,
            String description,
            String reason,
            boolean agreed) {
        /** Whether the item is sent at this level. */
        public boolean at(TelemetryLevel telemetryLevel) {
            return telemetryLevel == TelemetryLevel.DETAILED
                    || telemetryLevel == TelemetryLevel.BASE && (part.equals("always") || part.equals("field"));
        }

        private Item agreed(Collection<String> lines) {
            return new Item(line, part, name, fieldKind, title, description, reason, lines.contains(line));
        }
    }

    private Disclosure(Vocabulary whole, Collection<String> agreed) {
        this.whole = whole;
        this.items = listed(whole).stream().map(item -> item.agreed(agreed)).toList();
    }

    /**
     * Makes the list of a protocol.
     *
     * @param declared names beside the preset's own that the program reported: names of versions if they end in {@code _version}, otherwise
     *     of counts; only the Rollcall format can carry them
     * @param agreed the lines that superusers agreed to
     */
    public static Disclosure of(Protocol protocol, List<String> declared, Collection<String> agreed) {
        Vocabulary fields = Presets.load(protocol.preset());
        EventVocabulary events =
                protocol.carriesEvents() ? Presets.load(EVENTS_OF).events() : EventVocabulary.NONE;
        Vocabulary own = new Vocabulary(protocol.preset(), fields.versionField(), fields.fields(), events);
        return new Disclosure(protocol == Protocol.ROLLCALL ? own.with(fields(declared)) : own, Set.copyOf(agreed));
    }

    /** Returns all items, in the order in which pages show them. */
    public List<Item> items() {
        return items;
    }

    /** Returns the items that belong to this level and that nobody agreed to. */
    public List<Item> pending(TelemetryLevel telemetryLevel) {
        return items.stream()
                .filter(item -> !item.agreed() && item.at(telemetryLevel))
                .toList();
    }

    /** Returns the vocabulary of the whole list, whether agreed to or not. */
    public Vocabulary whole() {
        return whole;
    }

    /**
     * Returns the vocabulary of the items that a superuser agreed to. While {@link #identified} is false nothing may be sent, not even a
     * heartbeat.
     */
    public Vocabulary agreed() {
        EventVocabulary events = whole.events();
        return new Vocabulary(
                whole.preset(),
                whole.versionField(),
                only("field", whole.fields()),
                new EventVocabulary(
                        events.ended(),
                        agreedTo("event", ANY_EVENT) ? events.names() : List.of(),
                        events.types(),
                        events.sources(),
                        events.any().stream()
                                .filter(fieldKind -> agreedTo("any", fieldKind.code()))
                                .toList(),
                        only("property", events.properties()),
                        only("context", events.context()),
                        Map.of(),
                        events.errors()));
    }

    /** Whether a superuser agreed that requests carry the installation's identifier. Without it no request can be made. */
    public boolean identified() {
        return agreedTo("always", INSTANCE.name());
    }

    /**
     * Returns a short digest of all items, whether agreed to or not. A form sends it back, so that nobody can agree to a list that was not
     * shown.
     */
    public String fingerprint() {
        return Sha256.hex(String.join("\n", lines(item -> true)), 16);
    }

    /** Returns the lines of the items that match. */
    public List<String> lines(Predicate<Item> which) {
        return items.stream().filter(which).map(Item::line).toList();
    }

    private boolean agreedTo(String part, String name) {
        return items.stream()
                .anyMatch(item ->
                        item.agreed() && item.part().equals(part) && item.name().equals(name));
    }

    private Map<String, Field> only(String part, Map<String, Field> fields) {
        Map<String, Field> only = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            if (agreedTo(part, name)) {
                only.put(name, field);
            }
        });
        return only;
    }

    private static List<Item> listed(Vocabulary whole) {
        List<Item> items = new ArrayList<>();
        items.add(INSTANCE);
        add("field", whole.fields().values(), items);
        EventVocabulary events = whole.events();
        if (!events.names().isEmpty()) {
            items.add(event(events));
            events.any().forEach(fieldKind -> items.add(any(fieldKind)));
            add("property", events.properties().values(), items);
            add("context", events.context().values(), items);
        }
        return List.copyOf(items);
    }

    private static void add(String part, Collection<Field> fields, List<Item> to) {
        fields.stream().filter(field -> field.kind() != FieldKind.IGNORED).forEach(field -> to.add(item(part, field)));
    }

    private static Item item(String part, Field field) {
        String definition = field.kind().code() + " " + field.bucket() + " " + field.values() + " " + field.on()
                + (field.hasFourParts() ? " four parts" : "");
        String line = part + " " + field.name() + " " + field.kind().code() + " " + Sha256.hex(definition, 4);
        return new Item(
                line,
                part,
                field.name(),
                field.kind().code(),
                field.title(),
                field.description(),
                field.reason(),
                false);
    }

    private static Item event(EventVocabulary events) {
        String definition = events.names() + " " + events.types() + " " + events.sources();
        return new Item(
                "event * " + Sha256.hex(definition, 4),
                "event",
                ANY_EVENT,
                "event",
                "Each event",
                "Of each event its name (the program's own words), type and source, the day, and a pseudonym of who did it.",
                "Shows what is used.",
                false);
    }

    private static Item any(FieldKind fieldKind) {
        String what = fieldKind == FieldKind.ID
                ? "random identifiers (UUIDs)"
                : fieldKind == FieldKind.FLAG ? "yes and no" : "numbers";
        return new Item(
                "any " + fieldKind.code(),
                "any",
                fieldKind.code(),
                fieldKind.code(),
                "Properties: " + what,
                "Properties of events that are " + what + ", whatever their name. Texts stay here.",
                "Shows how something is used, without what people wrote.",
                false);
    }

    private static List<Field> fields(List<String> declared) {
        return declared.stream()
                .filter(name -> DECLARED.matcher(name).matches() && !AddressFinder.isIn(name))
                .limit(MOST_DECLARED)
                .map(Disclosure::field)
                .toList();
    }

    private static Field field(String declared) {
        boolean version = declared.endsWith("_version");
        return new Field(
                declared,
                version ? FieldKind.VERSION : FieldKind.BUCKET,
                version ? FieldGroup.ENVIRONMENT : FieldGroup.METRICS,
                declared,
                version ? "A version that the program reports." : "A number that the program counts, in ranges.",
                "The program reports it.",
                List.of(),
                version ? null : BucketScale.COUNTS.name());
    }
}
