package rollcall.analysis.sizes;

import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Version;
import rollcall.rollup.read.LatestState;

/**
 * What buckets are compared by: how many instances have a value of another field.
 *
 * @param value as it was kept; of a version also a group of them: {@code 3.1.x}
 */
public record Goal(Dimension field, String value) {
    /** Whether it is a group of versions. */
    public boolean isGroup() {
        return field.kind() == FieldKind.VERSION && Version.isGroup(value);
    }

    /** The instances of a window that have it. */
    RoaringBitmap in(LatestState state) {
        Map<String, RoaringBitmap> sets = isGroup()
                ? state.of(
                        field.name(),
                        field.kind(),
                        state.atMost(field.name(), field.kind()).keySet().stream()
                                .filter(version -> new Version(version).isOfAny(List.of(value)))
                                .toList())
                : state.of(field.name(), field.kind(), List.of(value));
        return RoaringBitmap.or(sets.values().iterator());
    }
}
