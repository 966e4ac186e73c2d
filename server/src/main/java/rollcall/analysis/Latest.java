package rollcall.analysis;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Cell;
import rollcall.rollup.Series;

/** Each instance's latest report of some days: its newest day decides alone what it says. */
final class Latest {
    /** An instance that has been silent for longer is not counted as active now. */
    static final int DAYS = 7;

    private final RoaringBitmap active = new RoaringBitmap();

    /** Who answered on a later day than this one. */
    private final NavigableMap<LocalDate, RoaringBitmap> later = new TreeMap<>();

    /**
     * @param active the series of {@link Cell#ACTIVE}
     */
    Latest(Series<RoaringBitmap> active) {
        for (LocalDate day : active.days().descendingKeySet()) {
            later.put(day, this.active.clone());
            this.active.or(active.only(day));
        }
    }

    /** How many instances answered in these days. */
    int active() {
        return active.getCardinality();
    }

    /** Who says what about a field, by value, {@link Cell#NONE} among them; values that none says any more are left out. */
    Map<String, RoaringBitmap> of(Series<RoaringBitmap> field) {
        Map<String, RoaringBitmap> sets = new HashMap<>();
        field.days()
                .forEach((day, values) -> values.forEach((value, set) -> {
                    RoaringBitmap still = RoaringBitmap.andNot(set, later.get(day));
                    if (!still.isEmpty()) {
                        sets.computeIfAbsent(value, none -> new RoaringBitmap()).or(still);
                    }
                }));
        return sets;
    }

    static int union(Collection<RoaringBitmap> sets) {
        return RoaringBitmap.or(sets.iterator()).getCardinality();
    }
}
