package rollcall.analysis.instances;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Product;
import rollcall.report.Unusable;
import rollcall.store.heartbeats.KeptDayDao;
import rollcall.store.heartbeats.KeptDayDao.KeptDay;
import rollcall.store.heartbeats.KeptDayDao.VersionDay;
import rollcall.store.instances.InstanceEventDao;
import rollcall.store.instances.InstanceFilter;
import rollcall.store.instances.InstanceListDao;
import rollcall.store.instances.InstanceRow;

/** Which instances there are, and what is known of each. The cost does not depend on the number of heartbeats. */
public final class Instances {
    /** Instances on a page. */
    public static final int PAGE = 50;
    /** How far back an instance's versions are shown, in days. */
    public static final int HISTORY_DAYS = 400;
    /** Counts stop here, because counting on takes long and a larger number need not be exact. */
    public static final int COUNTED_UP_TO = 100_000;

    /** How many of an instance's newest raw events are read. */
    public static final int EVENTS = 10_000;

    /** Sets of at most so many instances are looked up by ordinal; the lists of larger sets are found by walking the whole list. */
    private static final int MOST_LOOKED_UP = 20_000;

    private static final int WALKED_AT_A_TIME = 2_000;
    private static final int EVENT_NAMES = 20;
    private static final int COLUMNS = 3;

    private final InstanceListDao instances;
    private final KeptDayDao days;
    private final InstanceEventDao events;

    public Instances(InstanceListDao instances, KeptDayDao days, InstanceEventDao events) {
        this.instances = instances;
        this.days = days;
        this.events = events;
    }

    /**
     * One page of the instances that a search finds.
     *
     * @param among the ordinals of the instances to search among; null for all
     */
    public Listing list(Product product, Vocabulary vocabulary, InstanceSearch search, RoaringBitmap among) {
        InstanceFilter filter = search.filter(product);
        if (among != null && (among.getCardinality() <= MOST_LOOKED_UP || !filter.all())) {
            filter = filter.among(among.stream().boxed().toList());
        }
        List<InstanceRow> rows = filter.ordinals() == null && among != null
                ? walk(filter, search, among)
                : rows(filter, search, search.cursor(), PAGE + 1);
        boolean more = rows.size() > PAGE;
        List<Field> columns = columns(vocabulary);
        List<InstanceLine> lines = lines(product, vocabulary, columns, more ? rows.subList(0, PAGE) : rows);
        int total = instances.count(InstanceFilter.all(product.id()), COUNTED_UP_TO);
        int found = found(filter, total, among);
        return new Listing(total, eventsOnly(product), found, columns, lines, more ? next(search, lines) : null);
    }

    /**
     * What is known of one instance; empty if there is no such instance.
     *
     * @param withContact whether the reader may see the contact address; otherwise the answer does not have it
     */
    public Optional<InstanceAnswer> one(
            Product product, Vocabulary vocabulary, UUID id, LocalDate today, boolean withContact) {
        return instances.one(product.id(), id).map(row -> answer(product, vocabulary, row, today, withContact));
    }

    /** The most frequent names among an instance's newest {@link #EVENTS} events. */
    public List<SentEvent> events(Product product, UUID id) {
        return events.newest(product.id(), id, EVENTS, EVENT_NAMES).stream()
                .map(row -> new SentEvent(row.name(), row.events(), row.lastDay()))
                .toList();
    }

    /** How many instances have sent events and never a heartbeat; the count stops at {@link #COUNTED_UP_TO}. */
    public int eventsOnly(Product product) {
        return instances.countNeverHeard(product.id(), COUNTED_UP_TO);
    }

    /** The heartbeat that was received last; empty if there was none. */
    public Optional<LatestHeartbeat> latest(Product product) {
        return instances
                .latest(product.id())
                .map(row -> new LatestHeartbeat(row.instanceId(), row.version(), row.lastHeartbeatAt()));
    }

    private int found(InstanceFilter filter, int total, RoaringBitmap among) {
        if (among == null) {
            return filter.all() ? total : instances.count(filter, COUNTED_UP_TO);
        }
        return filter.all() ? among.getCardinality() : instances.count(filter, COUNTED_UP_TO);
    }

    /** Reads the whole list in its order until enough rows are in a set. Sets that are walked are so large that this is soon. */
    private List<InstanceRow> walk(InstanceFilter filter, InstanceSearch search, RoaringBitmap among) {
        List<InstanceRow> found = new ArrayList<>();
        InstanceCursor after = search.cursor();
        while (found.size() <= PAGE) {
            List<InstanceRow> rows = rows(filter, search, after, WALKED_AT_A_TIME);
            rows.stream()
                    .filter(row -> among.contains(row.ordinal()))
                    .limit(PAGE + 1L - found.size())
                    .forEach(found::add);
            if (rows.size() < WALKED_AT_A_TIME) {
                break;
            }
            InstanceRow last = rows.get(rows.size() - 1);
            after = new InstanceCursor(search.order().key(last), last.instanceId());
        }
        return found;
    }

    private List<InstanceRow> rows(InstanceFilter filter, InstanceSearch search, InstanceCursor after, int most) {
        return switch (search.order()) {
            case LATEST -> instances.latestFirst(filter, after.time(), after.id(), most);
            case SILENT -> silentFirst(filter, after, most);
            case NEWEST -> instances.newestFirst(filter, after.time(), after.id(), most);
            case OLDEST -> instances.oldestFirst(filter, after.time(), after.id(), most);
        };
    }

    private List<InstanceRow> silentFirst(InstanceFilter filter, InstanceCursor after, int most) {
        List<InstanceRow> rows = new ArrayList<>();
        if (after.time() != null) {
            rows.addAll(instances.silentFirst(filter, after.time(), after.id(), most));
        }
        if (rows.size() < most) {
            rows.addAll(instances.neverHeard(filter, after.afterNever(), most - rows.size()));
        }
        return rows;
    }

    /** The columns of the list: the first three choices about the environment, by which people compare instances. */
    private static List<Field> columns(Vocabulary vocabulary) {
        return vocabulary.group(FieldGroup.ENVIRONMENT).stream()
                .filter(field -> field.kind() == FieldKind.CHOICE)
                .limit(COLUMNS)
                .toList();
    }

    /** Why an instance's reported version cannot be used; null if it can, or if none was reported. */
    private static Unusable unusable(Vocabulary vocabulary, InstanceRow row, KeptState state) {
        String field = vocabulary.versionField();
        FieldKind kind = vocabulary.field(field).map(Field::kind).orElse(FieldKind.VERSION);
        return row.version() == null ? state.unusable(field, kind) : null;
    }

    private List<InstanceLine> lines(
            Product product, Vocabulary vocabulary, List<Field> columns, List<InstanceRow> rows) {
        Map<UUID, KeptState> states = latestDays(product, rows).stream()
                .collect(Collectors.toMap(KeptDay::instanceId, day -> KeptState.of(day.kept())));
        return rows.stream()
                .map(row -> line(row, vocabulary, columns, states.getOrDefault(row.instanceId(), KeptState.NONE)))
                .toList();
    }

    private static InstanceLine line(InstanceRow row, Vocabulary vocabulary, List<Field> columns, KeptState state) {
        List<InstanceAnswer.FieldState> values =
                columns.stream().map(state::state).toList();
        return new InstanceLine(
                row.instanceId(),
                row.version(),
                unusable(vocabulary, row, state),
                row.firstSeenAt(),
                row.lastHeartbeatAt(),
                values);
    }

    private static String next(InstanceSearch search, List<InstanceLine> lines) {
        InstanceLine last = lines.get(lines.size() - 1);
        return new InstanceCursor(search.order().key(last), last.id()).text();
    }

    private InstanceAnswer answer(
            Product product, Vocabulary vocabulary, InstanceRow row, LocalDate today, boolean withContact) {
        Optional<KeptDay> day = latestDays(product, List.of(row)).stream().findFirst();
        KeptState state = day.map(KeptDay::kept).map(KeptState::of).orElse(KeptState.NONE);
        List<VersionDay> versions = days.versions(
                product.id(),
                row.instanceId(),
                vocabulary.versionField(),
                today.minusDays(HISTORY_DAYS - 1),
                HISTORY_DAYS);
        return new InstanceAnswer(
                row.instanceId(),
                row.firstSeenAt(),
                row.lastHeartbeatAt(),
                row.version(),
                unusable(vocabulary, row, state),
                day.map(KeptDay::day).orElse(null),
                shown(vocabulary, state),
                contact(vocabulary, state, withContact),
                VersionSpan.join(versions),
                versions.size());
    }

    private static List<InstanceAnswer.FieldState> shown(Vocabulary vocabulary, KeptState state) {
        return vocabulary.fields().values().stream()
                .filter(field -> field.kind() != FieldKind.CONTACT && field.kind() != FieldKind.IGNORED)
                .map(state::state)
                .toList();
    }

    private static InstanceAnswer.Contact contact(Vocabulary vocabulary, KeptState state, boolean readable) {
        List<Field> fields = vocabulary.fields().values().stream()
                .filter(field -> field.kind() == FieldKind.CONTACT)
                .toList();
        Optional<String> address = fields.stream()
                .flatMap(field -> state.state(field).values().stream())
                .findFirst();
        return new InstanceAnswer.Contact(
                !fields.isEmpty(), address.isPresent(), readable ? address.orElse(null) : null);
    }

    private List<KeptDay> latestDays(Product product, List<InstanceRow> rows) {
        List<InstanceRow> heard =
                rows.stream().filter(row -> row.lastDay() != null).toList();
        return days.onDays(
                product.id(),
                heard.stream().map(InstanceRow::instanceId).toList(),
                heard.stream().map(InstanceRow::lastDay).toList());
    }

    /**
     * A page of instances.
     *
     * @param total all instances of the product
     * @param eventsOnly those of them that have sent events and never a heartbeat
     * @param found those that the search finds; each count stops at {@link Instances#COUNTED_UP_TO}
     * @param columns the fields of each line's state
     * @param lines at most {@link Instances#PAGE}
     * @param next where the next page begins; null on the last
     */
    public record Listing(
            int total, int eventsOnly, int found, List<Field> columns, List<InstanceLine> lines, String next) {}

    /**
     * An event name among the newest events of one instance.
     *
     * @param events how often it came
     * @param lastDay the last UTC day on which it happened
     */
    public record SentEvent(String name, long events, LocalDate lastDay) {}

    /**
     * The heartbeat of a product that came last.
     *
     * @param version null if it reported none
     */
    public record LatestHeartbeat(UUID instanceId, String version, Instant at) {}
}
