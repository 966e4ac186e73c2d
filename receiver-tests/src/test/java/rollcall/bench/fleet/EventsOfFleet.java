package rollcall.bench.fleet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.DayBlock;
import rollcall.rollup.DistinctUsers;
import rollcall.rollup.EventSeriesKey;
import rollcall.store.rollups.EventCount;
import rollcall.store.rollups.EventNameDao;

/**
 * The events of a fleet. On a day half of the reporting instances send events. The first name comes from three of ten of them, the second
 * from half as many, the third from a third as many. Half of the names are there from the first day; the others come one by one.
 */
public final class EventsOfFleet {
    /** For the first names only, so that the versions of all names do not make the table ten times as long. */
    private static final int NAMES_WITH_VERSIONS = 5;

    private static final double MOST_COMMON = 0.3;
    private static final int MOST_USERS = 2_000;
    private static final int DIFFERENT_DAYS = 3;
    private static final String KIND = EventSeriesKey.kind("action", "backend");

    private final Shape shape;
    private final Draw draw;
    private final List<RoaringBitmap> senders = new ArrayList<>();
    private final List<List<DistinctUsers>> users = new ArrayList<>();
    private final ErrorsOfFleet errors;
    private final List<EventBlocks> blocks =
            DayBlock.SIZES.stream().map(EventBlocks::new).toList();

    EventsOfFleet(Shape shape, Draw draw) {
        this.shape = shape;
        this.draw = draw;
        for (int name = 0; name < shape.names(); name++) {
            RoaringBitmap of = draw.share(MOST_COMMON / (name + 1));
            senders.add(of);
            users.add(users(Math.min(MOST_USERS, 2 * of.getCardinality())));
        }
        this.errors = new ErrorsOfFleet(shape, draw);
    }

    /** The name of an event, the most common one first. */
    public static String name(int index) {
        return "event-" + index;
    }

    /** The events of the day that the fleet is at, by name; none is empty. */
    Map<String, RoaringBitmap> sent(Fleet fleet) {
        RoaringBitmap today = RoaringBitmap.and(fleet.reporting(), draw.halved(1));
        Map<String, RoaringBitmap> sent = new LinkedHashMap<>();
        for (int name = 0; name < senders.size() && !fleet.date().isBefore(since(name)); name++) {
            RoaringBitmap of = RoaringBitmap.and(senders.get(name), today);
            if (!of.isEmpty()) {
                sent.put(name(name), of);
            }
        }
        RoaringBitmap failing = RoaringBitmap.and(errors.senders(), today);
        if (!failing.isEmpty()) {
            sent.put(ErrorsOfFleet.NAME, failing);
        }
        return sent;
    }

    /** The rows that are complete once the next day begins: those of this day, and of blocks that end with it. */
    List<EventCount> rows(Fleet fleet, Map<String, RoaringBitmap> sent) {
        List<EventCount> complete = new ArrayList<>();
        blocks.forEach(each -> complete.addAll(each.move(fleet.date())));
        add(EventSeriesKey.EVERYONE, FastAggregation.or(sent.values().iterator()), 0, fleet.date());
        for (int name = 0; name < senders.size(); name++) {
            RoaringBitmap of = sent.get(name(name));
            if (of != null) {
                add(name, of, fleet);
            }
        }
        RoaringBitmap failing = sent.get(ErrorsOfFleet.NAME);
        if (failing != null) {
            add(ErrorsOfFleet.NAME, failing);
            addVersions(ErrorsOfFleet.NAME, failing, fleet.versions());
            errors.add(failing, fleet.versions(), this::add);
        }
        return complete;
    }

    /** The rows of the last day and of the blocks that it lies in. */
    List<EventCount> rest() {
        return blocks.stream().flatMap(each -> each.rows().stream()).toList();
    }

    List<EventNameDao.NameSpan> spans() {
        List<EventNameDao.NameSpan> spans = new ArrayList<>();
        for (int name = 0; name < senders.size(); name++) {
            spans.add(new EventNameDao.NameSpan(name(name), since(name), shape.today()));
        }
        return spans;
    }

    private void add(int name, RoaringBitmap sent, Fleet fleet) {
        add(EventSeriesKey.all(name(name)), sent, name, fleet.date());
        add(new EventCount.Key(name(name), EventSeriesKey.KIND, KIND), sent);
        if (name < NAMES_WITH_VERSIONS) {
            addVersions(name(name), sent, fleet.versions());
        }
    }

    /** An event of which no users are known. */
    private void add(String name, RoaringBitmap sent) {
        add(EventSeriesKey.all(name), sent);
        add(new EventCount.Key(name, EventSeriesKey.KIND, KIND), sent);
    }

    private void addVersions(String name, RoaringBitmap sent, InstalledVersions versions) {
        for (int version = 0; version < versions.installed().size(); version++) {
            RoaringBitmap with = RoaringBitmap.and(versions.installed().get(version), sent);
            if (!with.isEmpty()) {
                add(new EventCount.Key(name, EventSeriesKey.VERSION, versions.name(version)), with);
            }
        }
    }

    private void add(EventCount.Key key, RoaringBitmap sent) {
        blocks.forEach(each -> each.add(key, sent, null));
    }

    private void add(EventCount.Key key, RoaringBitmap sent, int name, LocalDate date) {
        DistinctUsers of = users.get(name).get((int) Math.floorMod(date.toEpochDay(), (long) DIFFERENT_DAYS));
        blocks.forEach(each -> each.add(key, sent, of));
    }

    private LocalDate since(int name) {
        int late = Math.max(0, 2 * name - shape.names());
        return shape.first().plusDays((long) late * shape.days() / shape.names());
    }

    private List<DistinctUsers> users(int count) {
        List<DistinctUsers> days = new ArrayList<>();
        for (int day = 0; day < DIFFERENT_DAYS; day++) {
            DistinctUsers of = new DistinctUsers();
            for (int user = 0; user < count; user++) {
                of.add(draw.bits());
            }
            days.add(of);
        }
        return days;
    }
}
