package rollcall.analysis.population;

import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.EventRollupReader;
import rollcall.rollup.read.LatestState;

/** Finds the instances that meet a condition. */
public final class Matching {

    private final EventRollupReader events;

    public Matching(EventRollupReader events) {
        this.events = events;
    }

    /**
     * The instances of a window that meet a condition; others may be in the set.
     *
     * @param state the latest reports of the window
     */
    RoaringBitmap of(Population population, LatestState state, Condition condition) {
        if (condition instanceof Condition.OneOf one) {
            return union(state, one.field(), one.values());
        } else if (condition instanceof Condition.NoneOf none) {
            return RoaringBitmap.andNot(state.reported(none.field().name()), union(state, none.field(), none.values()));
        } else if (condition instanceof Condition.VersionRange range) {
            return union(state, range.field(), within(state, range));
        } else if (condition instanceof Condition.Reported reported) {
            return state.reported(reported.field().name());
        } else if (condition instanceof Condition.NotReported missing) {
            RoaringBitmap silent = RoaringBitmap.andNot(
                    state.active(), state.reported(missing.field().name()));
            silent.andNot(unusable(state, missing.field(), null));
            return silent;
        } else if (condition instanceof Condition.UnusableValue unusable) {
            return unusable(state, unusable.field(), unusable.reason());
        } else if (condition instanceof Condition.EmptyList empty) {
            return union(state, empty.field(), List.of(SeriesKey.NONE));
        } else if (condition instanceof Condition.AnyOf any) {
            return RoaringBitmap.or(any.conditions().stream()
                    .map(each -> of(population, state, each))
                    .iterator());
        } else if (condition instanceof Condition.SentEvent event) {
            return sent(population, state, event);
        } else {
            Condition.FirstSeen first = (Condition.FirstSeen) condition;
            return population.first(first.from(), first.to());
        }
    }

    private RoaringBitmap sent(Population population, LatestState state, Condition.SentEvent event) {
        var unions = events.all(population.product().id(), List.of(event.name()), event.from(), event.to());
        RoaringBitmap senders =
                unions.containsKey(event.name()) ? unions.get(event.name()).instances() : new RoaringBitmap();
        return event.sent() ? senders : RoaringBitmap.andNot(state.active(), senders);
    }

    private static List<String> within(LatestState state, Condition.VersionRange range) {
        Version from = range.from() == null ? null : new Version(range.from());
        Version below = range.below() == null ? null : new Version(range.below());
        return state.atMost(range.field().name(), range.field().kind()).keySet().stream()
                .filter(text -> {
                    Version version = new Version(text);
                    return (from == null || Version.BY_RELEASE.compare(version, from) >= 0)
                            && (below == null || Version.BY_RELEASE.compare(version, below) < 0);
                })
                .toList();
    }

    private static RoaringBitmap union(LatestState state, Dimension field, List<String> values) {
        return RoaringBitmap.or(
                state.of(field.name(), field.kind(), values).values().iterator());
    }

    private static RoaringBitmap unusable(LatestState state, Dimension field, Unusable reason) {
        var byReason = state.unusable(field.name(), field.kind());
        return reason == null
                ? RoaringBitmap.or(byReason.values().iterator())
                : byReason.getOrDefault(reason.code(), new RoaringBitmap());
    }
}
