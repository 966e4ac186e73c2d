package rollcall.sender;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import rollcall.gate.Addresses;
import rollcall.gate.EventVocabulary;
import rollcall.gate.Field;
import rollcall.gate.Group;
import rollcall.gate.Kind;
import rollcall.gate.Presets;
import rollcall.gate.Vocabulary;
import rollcall.report.Bucket;
import rollcall.report.Sha256;

/** The list of what can be collected in one form, thing by thing, and what of it was agreed to. */
public final class Collected {
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
     * One thing that is collected.
     *
     * @param line how an agreement names it, with a digest of its definition: what changes its meaning is another thing
     * @param part always, field, event, any, property or context
     * @param agreed whether a superuser agreed to it
     */
    public record Item(
            String line,
            String part,
            String name,
            String kind,
            String title,
            String description,
            String reason,
            boolean agreed) {
        /** Whether it leaves at that level. */
        public boolean at(Level level) {
            return level == Level.DETAILED || level == Level.BASE && (part.equals("always") || part.equals("field"));
        }

        private Item agreed(Collection<String> lines) {
            return new Item(line, part, name, kind, title, description, reason, lines.contains(line));
        }
    }

    private Collected(Vocabulary whole, Collection<String> agreed) {
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
    public static Collected of(WireName wire, List<String> declared, Collection<String> agreed) {
        Vocabulary fields = Presets.load(wire.preset());
        EventVocabulary events = wire.carriesEvents() ? Presets.load(EVENTS_OF).events() : EventVocabulary.NONE;
        Vocabulary own = new Vocabulary(wire.preset(), fields.versionField(), fields.fields(), events);
        return new Collected(wire == WireName.ROLLCALL ? own.with(fields(declared)) : own, Set.copyOf(agreed));
    }

    /** Everything, in the order in which pages show it. */
    public List<Item> items() {
        return items;
    }

    /** What would leave at that level and was not agreed to. */
    public List<Item> pending(Level level) {
        return items.stream().filter(item -> !item.agreed() && item.at(level)).toList();
    }

    /** What can be collected, agreed or not. */
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
                                .filter(kind -> agreedTo("any", kind.code()))
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
            events.any().forEach(kind -> items.add(any(kind)));
            add("property", events.properties().values(), items);
            add("context", events.context().values(), items);
        }
        return List.copyOf(items);
    }

    private static void add(String part, Collection<Field> fields, List<Item> to) {
        fields.stream().filter(field -> field.kind() != Kind.IGNORED).forEach(field -> to.add(item(part, field)));
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

    private static Item any(Kind kind) {
        String what = kind == Kind.ID ? "random identifiers (UUIDs)" : kind == Kind.FLAG ? "yes and no" : "numbers";
        return new Item(
                "any " + kind.code(),
                "any",
                kind.code(),
                kind.code(),
                "Properties: " + what,
                "Properties of events that are " + what + ", whatever their name. Texts stay here.",
                "Shows how something is used, without what people wrote.",
                false);
    }

    private static List<Field> fields(List<String> declared) {
        return declared.stream()
                .filter(name -> DECLARED.matcher(name).matches() && !Addresses.isIn(name))
                .limit(MOST_DECLARED)
                .map(Collected::field)
                .toList();
    }

    private static Field field(String declared) {
        boolean version = declared.endsWith("_version");
        return new Field(
                declared,
                version ? Kind.VERSION : Kind.BUCKET,
                version ? Group.ENVIRONMENT : Group.METRICS,
                declared,
                version ? "A version that the program reports." : "A number that the program counts, in steps.",
                "The program reports it.",
                List.of(),
                version ? null : Bucket.COUNTS.name());
    }
}
