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

/** The list of everything that one protocol can send, item by item, and which items were agreed to. */
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
     * @param line how an agreement names it, with a digest of its definition: what changes its meaning is another thing
     * @param part always, field, event, any, property or context
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
        /** Whether it leaves at that level. */
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
     * The list of a form.
     *
     * @param declared names beside the form's own that the program told: counts, and versions if they end in {@code _version}; only
     *     Rollcall's own form can carry them
     * @param agreed the lines that were agreed to
     */
    public static Disclosure of(Protocol protocol, List<String> declared, Collection<String> agreed) {
        Vocabulary fields = Presets.load(protocol.preset());
        EventVocabulary events =
                protocol.carriesEvents() ? Presets.load(EVENTS_OF).events() : EventVocabulary.NONE;
        Vocabulary own = new Vocabulary(protocol.preset(), fields.versionField(), fields.fields(), events);
        return new Disclosure(protocol == Protocol.ROLLCALL ? own.with(fields(declared)) : own, Set.copyOf(agreed));
    }

    /** Everything, in the order in which pages show it. */
    public List<Item> items() {
        return items;
    }

    /** The items that leave at that level and were not agreed to. */
    public List<Item> pending(TelemetryLevel telemetryLevel) {
        return items.stream()
                .filter(item -> !item.agreed() && item.at(telemetryLevel))
                .toList();
    }

    /** The vocabulary of the whole list, agreed or not. */
    public Vocabulary whole() {
        return whole;
    }

    /** What may leave. Nothing at all, not even a heartbeat, as long as {@link #identified} says no. */
    public Vocabulary agreed() {
        EventVocabulary events = whole.events();
        return new Vocabulary(
                whole.preset(),
                whole.versionField(),
                only("field", whole.fields()),
                new EventVocabulary(
                        agreedTo("event", ANY_EVENT) ? events.names() : List.of(),
                        events.types(),
                        events.sources(),
                        events.any().stream()
                                .filter(fieldKind -> agreedTo("any", fieldKind.code()))
                                .toList(),
                        only("property", events.properties()),
                        only("context", events.context()),
                        Map.of()));
    }

    /** Whether it was agreed that requests carry the installation's identifier, without which there is none. */
    public boolean identified() {
        return agreedTo("always", INSTANCE.name());
    }

    /** A short text for exactly this list, agreed or not: a form sends it along, so that nobody agrees to what was not shown. */
    public String fingerprint() {
        return Sha256.hex(String.join("\n", lines(item -> true)), 16);
    }

    /** The lines of the things for which this holds. */
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
                "Events",
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
                version ? "A version that the program reports." : "A number that the program counts, in steps.",
                "The program reports it.",
                List.of(),
                version ? null : BucketScale.COUNTS.name());
    }
}
