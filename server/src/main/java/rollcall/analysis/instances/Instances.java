package rollcall.analysis.instances;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Product;
import rollcall.store.heartbeats.KeptDayDao;
import rollcall.store.heartbeats.KeptDayDao.KeptDay;
import rollcall.store.heartbeats.KeptDayDao.VersionDay;
import rollcall.store.instances.InstanceEventDao;
import rollcall.store.instances.InstanceListDao;
import rollcall.store.instances.InstanceRow;

/** What is known of each instance. The cost does not depend on the number of heartbeats. */
public final class Instances {
    /** How far back an instance's versions are shown, in days. */
    public static final int HISTORY_DAYS = 400;
    /** Counts stop here, because counting on takes long and a larger number need not be exact. */
    public static final int COUNTED_UP_TO = 100_000;

    /** How many of an instance's newest raw events are read. */
    public static final int EVENTS = 10_000;

    private static final int EVENT_NAMES = 20;

    private final InstanceListDao instances;
    private final KeptDayDao days;
    private final InstanceEventDao events;

    public Instances(InstanceListDao instances, KeptDayDao days, InstanceEventDao events) {
        this.instances = instances;
        this.days = days;
        this.events = events;
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

    private InstanceAnswer answer(
            Product product, Vocabulary vocabulary, InstanceRow row, LocalDate today, boolean withContact) {
        Optional<KeptDay> day = new InstanceLines(days, 1)
                .latestDays(product, List.of(row)).stream().findFirst();
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
                InstanceLines.unusable(vocabulary, row, state),
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
