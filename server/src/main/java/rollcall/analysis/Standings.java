package rollcall.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import rollcall.gate.Field;
import rollcall.report.Product;
import rollcall.rollup.Cell;
import rollcall.rollup.Series;
import rollcall.rollup.Summaries;

/**
 * What a field comes to on each of many days, every time over the same number of days that end there.
 *
 * <p>Bitmaps are read day by day, as many days at once as stay small. A result is remembered for as long as the cardinalities of its days stay
 * what they were, and for an hour at most: what changed without changing any cardinality is seen then.
 */
final class Standings {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_BYTES = 32 << 20;
    private static final int BYTES_OF_A_RESULT = 128;
    private static final int BYTES_OF_A_VALUE = 64;

    /** How many instances the bitmaps that are read at once name at the most, unless one day has more: some 16 MiB. */
    private static final long MOST_AT_ONCE = 4_000_000;

    private final Summaries summaries;
    private final Map<Integer, Object> turns = new ConcurrentHashMap<>();
    private final Cache<Key, Known> known = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST)
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Known known) -> known.bytes())
            .build();

    Standings(Summaries summaries) {
        this.summaries = summaries;
    }

    private record Key(int productId, String field, int span, LocalDate end) {}

    /** @param fingerprint of the cardinalities that it was made from */
    private record Known(long fingerprint, Standing standing) {
        int bytes() {
            return BYTES_OF_A_RESULT + BYTES_OF_A_VALUE * standing.counts().size();
        }
    }

    /** Days that follow each other, both ends included. */
    private record Days(LocalDate from, LocalDate to) {}

    /** The fields whose cardinalities {@link #of} needs. */
    static Set<String> fields(Collection<Field> fields) {
        Set<String> names = new HashSet<>(Set.of(Cell.ACTIVE, Cell.UNUSABLE));
        fields.forEach(field -> names.add(field.name()));
        return names;
    }

    /**
     * For each of some days the standing of the {@code span} days that end on it.
     *
     * @param ends oldest first
     * @param counts the cardinalities of {@link #fields}, from the first day of the first of them on
     */
    NavigableMap<LocalDate, Standing> of(
            Product product, Field field, int span, List<LocalDate> ends, Map<String, Series<Integer>> counts) {
        NavigableMap<LocalDate, Long> fingerprints = Fingerprints.of(field.name(), counts, span, ends);
        NavigableMap<LocalDate, Standing> found = new TreeMap<>();
        if (!recall(product, field, span, fingerprints, found).isEmpty()) {
            synchronized (turns.computeIfAbsent(product.id(), none -> new Object())) {
                List<LocalDate> missing = recall(product, field, span, fingerprints, found);
                Map<LocalDate, Standing> read = read(product, field, span, missing, counts);
                read.forEach((end, standing) -> known.put(
                        new Key(product.id(), field.name(), span, end), new Known(fingerprints.get(end), standing)));
                found.putAll(read);
            }
        }
        return found;
    }

    /** Puts what is known into {@code found} and tells what is not. */
    private List<LocalDate> recall(
            Product product, Field field, int span, Map<LocalDate, Long> fingerprints, Map<LocalDate, Standing> found) {
        List<LocalDate> missing = new ArrayList<>();
        fingerprints.forEach((end, fingerprint) -> {
            Known one = known.getIfPresent(new Key(product.id(), field.name(), span, end));
            if (one != null && one.fingerprint == fingerprint) {
                found.put(end, one.standing);
            } else {
                missing.add(end);
            }
        });
        return missing;
    }

    private Map<LocalDate, Standing> read(
            Product product, Field field, int span, List<LocalDate> ends, Map<String, Series<Integer>> counts) {
        Set<LocalDate> asked = Set.copyOf(ends);
        Map<LocalDate, Standing> standings = new TreeMap<>();
        for (Days run : runs(ends, span)) {
            Rolling rolling = new Rolling(field, span);
            for (Days part : parts(run, field, counts)) {
                var reports = summaries.sets(product.id(), fields(List.of(field)), part.from, part.to);
                part.from.datesUntil(part.to.plusDays(1)).forEach(day -> {
                    rolling.add(day, reports);
                    if (asked.contains(day)) {
                        standings.put(day, rolling.standing());
                    }
                });
            }
        }
        return standings;
    }

    /** The days that have to be read, those of windows that touch each other as one. */
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
    private static List<Days> parts(Days run, Field field, Map<String, Series<Integer>> counts) {
        List<Days> parts = new ArrayList<>();
        LocalDate from = run.from;
        long size = 0;
        for (LocalDate day = run.from; !day.isAfter(run.to); day = day.plusDays(1)) {
            long more = size(counts.get(field.name()), day) + size(counts.get(Cell.ACTIVE), day);
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
