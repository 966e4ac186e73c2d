package rollcall.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import rollcall.gate.EventGate;
import rollcall.gate.KeptBatch;
import rollcall.gate.KeptEvent;
import rollcall.gate.Pseudonyms;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Event;
import rollcall.report.EventBatch;
import rollcall.report.Product;
import rollcall.report.Reporter;
import rollcall.rollup.events.EventRollup;
import rollcall.store.StoreException;
import rollcall.store.events.ArrivingBatch;
import rollcall.store.events.BatchAcks;
import rollcall.store.events.BatchAnswerTable;
import rollcall.store.events.EventCommit;
import rollcall.store.events.EventExportDao;
import rollcall.store.events.EventLine;
import rollcall.store.events.EventSummary;

/**
 * Writes the fleet's events to the database. Events of the last two days are stored as received events are. For earlier days only the
 * counts are written, because a million raw rows would delay the start by a minute.
 */
final class EventHistory {
    private static final int RAW_DAYS = 2;
    private static final long HOUR_MINUTES = 60;

    /** The number of days that one transaction writes. With so many days, few blocks of days are written twice. */
    private static final int DAYS_AT_ONCE = 32;

    /**
     * How many days the identifiers of batches are known, so that batches of the demo's last day can be sent again without counting twice.
     */
    private static final int KNOWN_DAYS = 3;

    private static final BatchAcks NOBODY_WAITS = new BatchAcks() {
        @Override
        public Fate fate(long batchId) {
            return Fate.LOST;
        }

        @Override
        public void opened(long batchId) {}

        @Override
        public void await(long batchId, long millis) {}
    };

    private final Product product;
    private final Vocabulary vocabulary;
    private final Pseudonyms pseudonyms;
    private final EventFleet fleet;
    private final EventCommit commit;
    private final BatchAnswerTable batches;
    private final EventRollup eventRollup;

    EventHistory(
            Product product,
            Vocabulary vocabulary,
            Pseudonyms pseudonyms,
            EventFleet fleet,
            EventCommit commit,
            BatchAnswerTable batches,
            EventRollup eventRollup) {
        this.product = product;
        this.vocabulary = vocabulary;
        this.pseudonyms = pseudonyms;
        this.fleet = fleet;
        this.commit = commit;
        this.batches = batches;
        this.eventRollup = eventRollup;
    }

    /**
     * Writes the days that are missing in the database.
     *
     * @param first the fleet's first day
     * @param last the last day that has counts, perhaps in part
     * @param ordinals the ordinals of the instances that have reported by now
     * @param raw reads whether a day has raw events
     */
    void write(LocalDate first, Optional<LocalDate> last, Instant now, Map<UUID, Integer> ordinals, EventExportDao raw)
            throws StoreException {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate from = last.map(day -> day.plusDays(1)).orElse(first);
        LocalDate firstRaw = later(from, today.minusDays(RAW_DAYS - 1L));
        count(from.datesUntil(later(from, firstRaw)).toList(), ordinals);
        List<LocalDate> days = new ArrayList<>(
                firstRaw.isAfter(today)
                        ? List.of()
                        : firstRaw.datesUntil(today.plusDays(1)).toList());
        last.filter(day -> day.isAfter(today.minusDays(KNOWN_DAYS)) && raw.any(product.id(), day))
                .ifPresent(day -> days.add(0, day));
        for (LocalDate day : days) {
            send(day, now);
        }
        eventRollup.run();
    }

    /** Writes the counts of days. While some days are written, the counts of the next days are computed. */
    private void count(List<LocalDate> days, Map<UUID, Integer> ordinals) {
        CompletableFuture<List<EventRollup.Counted>> next = counted(days, 0, ordinals);
        for (int i = 0; i < days.size(); i += DAYS_AT_ONCE) {
            List<EventRollup.Counted> counted = next.join();
            next = counted(days, i + DAYS_AT_ONCE, ordinals);
            eventRollup.add(product.id(), counted);
        }
    }

    private CompletableFuture<List<EventRollup.Counted>> counted(
            List<LocalDate> days, int from, Map<UUID, Integer> ordinals) {
        List<LocalDate> some = days.subList(Math.min(from, days.size()), Math.min(days.size(), from + DAYS_AT_ONCE));
        return CompletableFuture.supplyAsync(() -> some.stream()
                .flatMap(day -> fleet.on(day).stream()
                        .filter(sent -> ordinals.containsKey(sent.instance()))
                        .map(sent -> new EventRollup.Counted(ordinals.get(sent.instance()), summary(sent, day))))
                .toList());
    }

    private EventSummary summary(EventFleet.Day sent, LocalDate day) {
        List<Event> once =
                sent.happenings().stream().map(EventFleet.Happening::event).toList();
        KeptBatch kept = judge(sent, once, day);
        List<EventLine> lines = new ArrayList<>();
        for (int i = 0; i < once.size(); i++) {
            lines.add(line(kept.events().get(i), sent.happenings().get(i).times()));
        }
        return new EventSummary(kept.version(), lines);
    }

    private static EventLine line(KeptEvent event, int times) {
        EventSummary once = EventSummary.of(null, List.of(event));
        EventLine eventLine = once.lines().get(0);
        return new EventLine(
                eventLine.day(),
                eventLine.name(),
                eventLine.type(),
                eventLine.source(),
                times,
                eventLine.profiles(),
                eventLine.values().stream()
                        .map(value -> new EventSummary.Value(value.field(), value.value(), times))
                        .toList());
    }

    /** Stores a day's batches up to now. Batches of one hour share one time of receipt. */
    private void send(LocalDate day, Instant now) throws StoreException {
        Map<Long, List<EventFleet.Day>> hours = fleet.on(day).stream()
                .collect(
                        Collectors.groupingBy(sent -> sent.minute() / HOUR_MINUTES, TreeMap::new, Collectors.toList()));
        for (var hour : hours.entrySet()) {
            Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(hour.getKey()));
            if (!at.isAfter(now)) {
                send(hour.getValue(), day, at);
            }
        }
    }

    private void send(List<EventFleet.Day> sent, LocalDate day, Instant at) throws StoreException {
        List<ArrivingBatch> arriving = sent.parallelStream()
                .map(one -> ArrivingBatch.of(product, judge(one, repeated(one), day)))
                .toList();
        batches.arrived(commit.commit(arriving, at, NOBODY_WAITS).stream()
                .flatMap(List::stream)
                .map(EventCommit.Stored::batchId)
                .toList());
    }

    private static List<Event> repeated(EventFleet.Day sent) {
        return sent.happenings().stream()
                .flatMap(happening -> Collections.nCopies(happening.times(), happening.event()).stream())
                .toList();
    }

    private KeptBatch judge(EventFleet.Day sent, List<Event> events, LocalDate day) {
        UUID batchId = new UUID(
                sent.instance().getMostSignificantBits() ^ day.toEpochDay(),
                sent.instance().getLeastSignificantBits());
        EventBatch batch = new EventBatch(new Reporter(sent.instance(), "1"), sent.version(), batchId, events);
        return EventGate.judge(vocabulary, batch, day, pseudonyms);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
