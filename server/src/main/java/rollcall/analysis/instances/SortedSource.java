package rollcall.analysis.instances;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import rollcall.report.Version;
import rollcall.store.instances.InstanceRow;

/** Rows that were sorted in memory. */
record SortedSource(List<InstanceRow> sorted) implements InstanceSource {
    /** Identifiers as the database sorts them. */
    private static final Comparator<InstanceRow> BY_IDENTIFIER =
            Comparator.comparing(InstanceRow::instanceId, LookedUpSource.AS_STORED);

    /** By version, then by identifier; those without one last. */
    static SortedSource byVersion(List<InstanceRow> rows, boolean descending) {
        return SortedSource.<Version>of(
                rows,
                row -> row.version() == null ? null : new Version(Version.spelled(row.version())),
                descending,
                Comparator.<Version>naturalOrder());
    }

    /** By a text, then by identifier; those without one last. */
    static SortedSource byText(List<InstanceRow> rows, Function<InstanceRow, String> text, boolean descending) {
        return of(
                rows, text, descending, String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.<String>naturalOrder()));
    }

    /** Keys are compared once for each distinct one: comparing versions takes long. */
    private static <T> SortedSource of(
            List<InstanceRow> rows, Function<InstanceRow, T> key, boolean descending, Comparator<T> order) {
        List<T> keys = rows.stream()
                .map(key)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(descending ? order.reversed() : order)
                .toList();
        Map<T, Integer> places = new HashMap<>();
        keys.forEach(each -> places.put(each, places.size()));
        List<InstanceRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing((InstanceRow row) -> places.getOrDefault(key.apply(row), keys.size()))
                .thenComparing(BY_IDENTIFIER));
        return new SortedSource(sorted);
    }

    /** After a row that is no longer there the list begins at the top. */
    @Override
    public List<InstanceRow> read(InstanceCursor from, boolean backwards, int most) {
        int place = place(from.id());
        if (!backwards) {
            return sorted.subList(place + 1, Math.min(sorted.size(), place + 1 + most));
        }
        List<InstanceRow> before = new ArrayList<>(sorted.subList(Math.max(0, place - most), Math.max(0, place)));
        Collections.reverse(before);
        return before;
    }

    private int place(UUID id) {
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).instanceId().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
