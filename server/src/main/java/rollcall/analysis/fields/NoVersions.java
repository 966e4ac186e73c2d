package rollcall.analysis.fields;

import java.util.EnumMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Unusable;
import rollcall.rollup.SeriesKey;

/** Counts the instances that report a value that cannot be used. */
final class NoVersions {
    private NoVersions() {}

    /**
     * How many instances there are for each reason.
     *
     * @param lastKnownState with {@link SeriesKey#UNUSABLE}
     */
    static Map<Unusable, Integer> of(Dimension dimension, LastKnownState lastKnownState) {
        Map<Unusable, Integer> counts = new EnumMap<>(Unusable.class);
        String prefix = dimension.name() + " ";
        lastKnownState.of(SeriesKey.UNUSABLE).forEach((value, set) -> {
            if (value.startsWith(prefix)) {
                Unusable.of(value.substring(prefix.length())).ifPresent(reason -> add(counts, reason, set));
            }
        });
        RoaringBitmap unknown = lastKnownState.of(dimension.name()).get(Unusable.UNKNOWN.code());
        if (VersionSpelling.hasUnknown(dimension.kind()) && unknown != null) {
            add(counts, Unusable.UNKNOWN, unknown);
        }
        return counts;
    }

    private static void add(Map<Unusable, Integer> counts, Unusable reason, RoaringBitmap set) {
        counts.merge(reason, set.getCardinality(), Integer::sum);
    }
}
