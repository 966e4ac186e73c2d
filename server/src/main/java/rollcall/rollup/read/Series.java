package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rollcall.rollup.SeriesKey;

/**
 * One field's rollups, day by day.
 *
 * @param days by day and value; a day on which no instance reported the field is not in it
 * @param <T> a cardinality or a bitmap
 */
public record Series<T>(NavigableMap<LocalDate, Map<String, T>> days) {
    Series() {
        this(new TreeMap<>());
    }

    /** The values of one day; empty if no instance reported the field. */
    public Map<String, T> on(LocalDate day) {
        return days.getOrDefault(day, Map.of());
    }

    /** The number or bitmap of a day, for fields whose only value is {@link SeriesKey#NONE}; null on a day without it. */
    public @Nullable T only(LocalDate day) {
        return on(day).get(SeriesKey.NONE);
    }

    /** Whether a day up to this one has a value. */
    public boolean hasUntil(LocalDate day) {
        return !days.headMap(day, true).isEmpty();
    }

    /** The days from one to another, both included. */
    public Series<T> between(LocalDate from, LocalDate to) {
        return new Series<>(days.subMap(from, true, to, true));
    }
}
