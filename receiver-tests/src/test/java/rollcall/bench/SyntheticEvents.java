package rollcall.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.DistinctUsers;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.EventCount;
import rollcall.store.rollups.EventNameDao;
import rollcall.store.rollups.EventRollupDao;
import rollcall.store.rollups.RollupDao;

/** The rollups of events of a fleet that nobody sent, in blocks as the fold makes them. */
final class SyntheticEvents {
    private static final double MOST_USED = 0.3;
    private static final int DIFFERENT_DAYS = 7;
    private static final int MOST_USERS = 2_000;

    private final int productId;
    private final int instances;
    private final LocalDate from;
    private final LocalDate to;

    SyntheticEvents(int productId, int instances, LocalDate from, LocalDate to) {
        this.productId = productId;
        this.instances = instances;
        this.from = from;
        this.to = to;
    }

    /** Some names, of which the first is sent by 30 % of the instances a day, the second by half as many, and so on. */
    void fill(EventRollupDao rollups, EventNameDao names, int count) {
        name(rollups, "", MOST_USED * 1.5, 0);
        List<EventNameDao.NameSpan> spans = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String name = "event-" + i;
            name(rollups, name, MOST_USED / Math.sqrt(i), i);
            spans.add(new EventNameDao.NameSpan(name, from, to));
        }
        names.met(productId, spans);
    }

    /** Heartbeats of four fifths of the instances on every day. */
    void answer(RollupDao heartbeats) {
        RoaringBitmap some = someInstances(new SplittableRandom(0), 0.8);
        from.datesUntil(to.plusDays(1))
                .map(day -> new RollupDao.DayBitmap(
                        day, SeriesKey.ACTIVE, SeriesKey.NONE, some.getCardinality(), Bitmaps.write(some)))
                .forEach(row -> heartbeats.put(productId, List.of(row)));
    }

    private void name(EventRollupDao rollups, String name, double share, int seed) {
        List<RoaringBitmap> bitmaps = new ArrayList<>();
        List<DistinctUsers> profiles = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < DIFFERENT_DAYS; i++) {
            bitmaps.add(someInstances(random, share));
            profiles.add(someUsers(seed, (int) Math.min(MOST_USERS, instances * share)));
        }
        List<EventCount> rows = new ArrayList<>();
        for (int days : List.of(1, 8, 64)) {
            Map<LocalDate, List<Integer>> blocks = new HashMap<>();
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                LocalDate first = LocalDate.ofEpochDay(day.toEpochDay() / days * days);
                blocks.computeIfAbsent(first, none -> new ArrayList<>()).add((int) (day.toEpochDay() % DIFFERENT_DAYS));
            }
            blocks.forEach((first, which) -> rows.add(row(name, days, first, which, bitmaps, profiles)));
        }
        rollups.put(productId, rows);
    }

    private EventCount row(
            String name,
            int days,
            LocalDate first,
            List<Integer> which,
            List<RoaringBitmap> bitmaps,
            List<DistinctUsers> profiles) {
        RoaringBitmap union = RoaringBitmap.or(which.stream().map(bitmaps::get).iterator());
        DistinctUsers users = new DistinctUsers();
        which.forEach(day -> users.add(profiles.get(day)));
        return new EventCount(
                days,
                first,
                name,
                "",
                "",
                3L * union.getCardinality(),
                union.getCardinality(),
                users.estimate(),
                Bitmaps.write(union),
                users.write());
    }

    private RoaringBitmap someInstances(SplittableRandom random, double share) {
        RoaringBitmap some = new RoaringBitmap();
        for (int ordinal = 0; ordinal < instances; ordinal++) {
            if (random.nextDouble() < share) {
                some.add(ordinal);
            }
        }
        return some;
    }

    private static DistinctUsers someUsers(int seed, int count) {
        DistinctUsers users = new DistinctUsers();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            users.add(random.nextLong());
        }
        return users;
    }
}
