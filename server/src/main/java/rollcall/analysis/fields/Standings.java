package rollcall.analysis.fields;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.BiConsumer;
import rollcall.analysis.time.CardinalityHash;
import rollcall.analysis.time.PointMemory;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Standing;
import rollcall.report.Product;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.RollupReader;
import rollcall.rollup.read.Series;

/**
 * The standing of a field on many days, each over the same number of days that end on that day.
 *
 * <p>Bitmaps are read for several days at once as long as they fit into memory together. Results are cached, see {@link PointMemory}.
 */
public final class Standings {
    private static final int MOST_BYTES = 32 << 20;
    private static final int BYTES_OF_A_RESULT = 128;
    private static final int BYTES_OF_A_VALUE = 64;

    /** The most ordinals in the bitmaps that are read at once, about 16 MiB, unless one day alone has more. */
    private static final long MOST_AT_ONCE = 4_000_000;

    private final RollupReader rollupReader;
    private final PointMemory<Standing> memory = new PointMemory<>(
            MOST_BYTES,
            standing -> BYTES_OF_A_RESULT + BYTES_OF_A_VALUE * standing.counts().size());

    public Standings(RollupReader rollupReader) {
        this.rollupReader = rollupReader;
    }

    /** Days that follow each other, both ends included. */
    private record Days(LocalDate from, LocalDate to) {}

    /** The fields whose cardinalities {@link #of} needs. */
    public static Set<String> fields(Collection<Dimension> dimensions) {
        Set<String> names = new HashSet<>(Set.of(SeriesKey.ACTIVE, SeriesKey.UNUSABLE));
        dimensions.forEach(dimension -> names.add(dimension.name()));
        return names;
    }

    /**
     * For each of some days the standing of the {@code span} days that end on it.
     *
     * @param ends oldest first
     * @param counts the cardinalities of {@link #fields}, from the first day of the first window on
     */
    public NavigableMap<LocalDate, Standing> of(
            Product product, Dimension dimension, int span, List<LocalDate> ends, Map<String, Series<Integer>> counts) {
        return memory.of(
                product.id(),
                dimension.name(),
                span,
                CardinalityHash.of(dimension.name(), counts, span, ends),
                (missing, found) -> read(product, dimension, span, missing, counts, found));
    }

    private void read(
            Product product,
            Dimension dimension,
            int span,
            List<LocalDate> ends,
            Map<String, Series<Integer>> counts,
            BiConsumer<LocalDate, Standing> found) {
        Set<LocalDate> asked = Set.copyOf(ends);
        for (Days run : runs(ends, span)) {
            Rolling rolling = new Rolling(dimension, span);
            for (Days part : parts(run, dimension, counts)) {
                var reports = rollupReader.sets(product.id(), fields(List.of(dimension)), part.from, part.to);
                part.from.datesUntil(part.to.plusDays(1)).forEach(day -> {
                    rolling.add(day, reports);
                    if (asked.contains(day)) {
                        found.accept(day, rolling.standing());
                    }
                });
            }
        }
    }

    /** The days that have to be read. Windows that overlap or touch are joined. */
    private static List<Days> runs(List<LocalDate> ends, int span) {
        List<Days> runs = new ArrayList<>();
        for (LocalDate end : ends) {
            LocalDate from = end.minusDays(span - 1L);
            int last = runs.size() - 1;
            if (last >= 0 && !from.isAfter(runs.get(last).to.plusDays(1))) {
                runs.set(last, new Days(runs.get(last).from, end));
            } else {
                runs.add(new Days(from, end));
            }
        }
        return runs;
    }

    /** Cuts days into parts whose bitmaps fit into memory together. */
    private static List<Days> parts(Days run, Dimension dimension, Map<String, Series<Integer>> counts) {
        List<Days> parts = new ArrayList<>();
        LocalDate from = run.from;
        long size = 0;
        for (LocalDate day = run.from; !day.isAfter(run.to); day = day.plusDays(1)) {
            long more = size(counts.get(dimension.name()), day) + size(counts.get(SeriesKey.ACTIVE), day);
            if (size > 0 && size + more > MOST_AT_ONCE) {
                parts.add(new Days(from, day.minusDays(1)));
                from = day;
                size = 0;
            }
            size += more;
        }
        parts.add(new Days(from, run.to));
        return parts;
    }

    private static long size(Series<Integer> counts, LocalDate day) {
        return counts.on(day).values().stream().mapToLong(Integer::longValue).sum();
    }
}
