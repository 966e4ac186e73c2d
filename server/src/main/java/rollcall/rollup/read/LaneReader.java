package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Lane;
import rollcall.rollup.LaneSets;
import rollcall.rollup.SeriesKey;

/** Divides instances into lanes, at the end of any day. Days that are not closed are read as they are. */
final class LaneReader {
    private final BlockReader blocks;
    private final SetReader sets;

    LaneReader(BlockReader blocks, SetReader sets) {
        this.blocks = blocks;
        this.sets = sets;
    }

    /**
     * Some lanes of the instances that reported in a window, at its end.
     *
     * @param asked these lanes
     */
    LaneSets of(ProductDays days, LatestState state, Set<Lane> asked) {
        if (state.isOfClosedDay()) {
            List<String> names = asked.stream().map(Lane::name).toList();
            Map<Lane, RoaringBitmap> lanes = new EnumMap<>(Lane.class);
            state.of(SeriesKey.IN_LANE, FieldKind.NAMES, names)
                    .forEach((name, who) -> lanes.put(Lane.valueOf(name), who));
            // Otherwise the sets were removed meanwhile, and no day alone has these.
            if (state.isOfClosedDay()) {
                return new LaneSets(lanes);
            }
        }
        return divided(days, state);
    }

    private LaneSets divided(ProductDays days, LatestState state) {
        LaneHistory history = history(days, state.to());
        var said = state.of(SeriesKey.LANE, FieldKind.NAMES, List.of(SeriesKey.CI, SeriesKey.DEVELOPMENT));
        RoaringBitmap none = new RoaringBitmap();
        return LaneSets.of(
                state.active(),
                history.again,
                history.established,
                said.getOrDefault(SeriesKey.CI, none),
                said.getOrDefault(SeriesKey.DEVELOPMENT, none),
                contradicted(days, state.to().minusDays(1)));
    }

    /** The instances that contradicted themselves on three of the days up to one. They are the same for every question about that day. */
    private RoaringBitmap contradicted(ProductDays days, LocalDate to) {
        LocalDate from = to.minusDays(LaneSets.CONTRADICTED_IN_DAYS - 1L);
        LocalDate closed = days.isClosed(to) ? to : days.closed();
        WindowPiece upTo = new WindowPiece(to, false, days.revision(from, to));
        return sets.remembered(
                new SetReader.Key(days.productId(), upTo, SeriesKey.FLIPPED, "three of the days closed by " + closed),
                () -> LaneSets.inThree(
                        blocks.byDay(days, SeriesKey.FLIPPED, from, to).values()));
    }

    /** The instances that reported for the first time in a window. */
    RoaringBitmap first(ProductDays days, LocalDate from, LocalDate to) {
        return RoaringBitmap.andNot(
                history(days, to).seen(to), history(days, from.minusDays(1)).seen(from));
    }

    /** The instances that reported for the first time on each day of a window; days without any are left out. */
    Map<LocalDate, RoaringBitmap> firstByDay(ProductDays days, LocalDate from, LocalDate to) {
        Map<LocalDate, RoaringBitmap> first = new HashMap<>(blocks.byDay(days, SeriesKey.SEEN, from, to));
        first.keySet().removeIf(day -> !days.isClosed(day));
        LocalDate next = days.closed().plusDays(1);
        if (!next.isAfter(to)) {
            LaneHistory history = history(days, to);
            for (LocalDate day = next.isBefore(from) ? from : next; !day.isAfter(to); day = day.plusDays(1)) {
                first.put(day, RoaringBitmap.andNot(history.seen(day), history.seen(day.minusDays(1))));
            }
        }
        return first;
    }

    private LaneHistory history(ProductDays days, LocalDate to) {
        LocalDate closed = days.isClosed(to) ? to : days.closed();
        LaneHistory history = new LaneHistory(
                blocks.until(days, SeriesKey.AGAIN, closed), blocks.until(days, SeriesKey.ESTABLISHED, closed));
        for (int back = LaneSets.ESTABLISHED_AFTER_DAYS; back >= 0; back--) {
            LocalDate day = closed.minusDays(back);
            history.seen.put(day, blocks.until(days, SeriesKey.SEEN, day));
        }
        sets.byDay(days, SetReader.ACTIVE, closed.plusDays(1), to).forEach(history::add);
        return history;
    }

    /** The instances that were seen up to some days, and those that reported again and for longer. */
    private static final class LaneHistory {
        private final TreeMap<LocalDate, RoaringBitmap> seen = new TreeMap<>();
        private RoaringBitmap again;
        private RoaringBitmap established;

        LaneHistory(RoaringBitmap again, RoaringBitmap established) {
            this.again = again;
            this.established = established;
        }

        /** The instances that were seen up to the end of a day. */
        RoaringBitmap seen(LocalDate day) {
            var entry = seen.floorEntry(day);
            return entry == null ? new RoaringBitmap() : entry.getValue();
        }

        void add(LocalDate day, RoaringBitmap active) {
            RoaringBitmap before = seen(day.minusDays(1));
            again = RoaringBitmap.or(again, RoaringBitmap.and(active, before));
            established = RoaringBitmap.or(
                    established, RoaringBitmap.and(active, seen(day.minusDays(LaneSets.ESTABLISHED_AFTER_DAYS))));
            seen.put(day, RoaringBitmap.or(before, active));
        }
    }
}
