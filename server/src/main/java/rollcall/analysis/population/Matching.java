package rollcall.analysis.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Product;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.EventSeriesKey;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.EventRollupReader;
import rollcall.rollup.read.EventUnion;
import rollcall.rollup.read.LatestState;

/** Finds the instances that meet a condition. */
public final class Matching {

    private final EventRollupReader events;

    public Matching(EventRollupReader events) {
        this.events = events;
    }

    /** The instances that sent any event on some days, both included. */
    RoaringBitmap senders(Population population, LocalDate from, LocalDate to) {
        return events.everyone(population.product().id(), from, to).instances();
    }

    /**
     * The instances of a window that meet a condition; others may be in the set.
     *
     * @param state the latest reports of the window
     * @param among the instances that are asked about
     */
    RoaringBitmap of(Population population, LatestState state, RoaringBitmap among, Condition condition) {
        if (condition instanceof Condition.AnyOf any) {
            return RoaringBitmap.or(any.conditions().stream()
                    .map(each -> of(population, state, among, each))
                    .iterator());
        } else if (condition instanceof Condition.FirstSeen first) {
            return population.first(first.from(), first.to());
        } else if (condition.isAboutEvents()) {
            return byEvents(population, among, condition);
        } else if (condition instanceof Condition.OnDays
                || condition instanceof Condition.CameTo
                || condition instanceof Condition.Resized) {
            return ofOtherDays(population, condition);
        } else if (condition instanceof Condition.WasUpgradedTo asked) {
            return ReleaseSets.of(population, asked.version(), asked.release(), asked.from(), asked.to())
                    .of(asked.outcome());
        } else {
            return byReports(state, condition);
        }
    }

    private RoaringBitmap byEvents(Population population, RoaringBitmap among, Condition condition) {
        if (condition instanceof Condition.HadError error) {
            return RoaringBitmap.or(
                    events.errors().of(population.product().id(), error.from(), error.to()).entrySet().stream()
                            .filter(each -> error.signature() == null
                                    || error.signature().equals(each.getKey().signature()))
                            .filter(each -> error.version() == null
                                    || error.version().equals(each.getKey().version()))
                            .map(each -> each.getValue().instances())
                            .iterator());
        } else if (condition instanceof Condition.Ran ran) {
            Map<String, RoaringBitmap> sets = population.reportedOn(ran.version(), ran.from(), ran.to());
            return RoaringBitmap.or(ran.versions().stream()
                    .filter(sets::containsKey)
                    .map(sets::get)
                    .iterator());
        } else if (condition instanceof Condition.SentEvent event) {
            RoaringBitmap senders = senders(population, event);
            return event.sent() ? senders : RoaringBitmap.andNot(among, senders);
        } else {
            return through(population, (Condition.CameThrough) condition);
        }
    }

    /** By the latest report: its value of a field, or that it has none. */
    private static RoaringBitmap byReports(LatestState state, Condition condition) {
        if (condition instanceof Condition.Reported reported) {
            return state.reported(reported.field().name());
        } else if (condition instanceof Condition.NotReported missing) {
            RoaringBitmap silent = RoaringBitmap.andNot(
                    state.active(), state.reported(missing.field().name()));
            silent.andNot(unusable(state, missing.field(), null));
            return silent;
        } else if (condition instanceof Condition.UnusableValue unusable) {
            return unusable(state, unusable.field(), unusable.reason());
        } else {
            return byValues(state, condition);
        }
    }

    private static RoaringBitmap byValues(LatestState state, Condition condition) {
        if (condition instanceof Condition.OneOf one) {
            return union(state, one.field(), one.values());
        } else if (condition instanceof Condition.NoneOf none) {
            return allBut(state, none.field(), none.values());
        } else if (condition instanceof Condition.OfGroups of) {
            return versions(state, of.field(), VersionsMet.of(of));
        } else if (condition instanceof Condition.OfNoGroup none) {
            return versions(
                    state,
                    none.field(),
                    VersionsMet.of(new Condition.OfGroups(none.field(), none.groups()))
                            .negate());
        } else if (condition instanceof Condition.VersionRange range) {
            return versions(state, range.field(), VersionsMet.of(range));
        } else if (condition instanceof Condition.Within within) {
            return versions(state, within.field(), VersionsMet.of(within));
        } else if (condition instanceof Condition.Outside outside) {
            return versions(state, outside.field(), VersionsMet.of(outside));
        } else {
            return union(state, ((Condition.EmptyList) condition).field(), List.of(SeriesKey.NONE));
        }
    }

    /** The instances that meet a condition about days that it names. A chart asks for them at each of its points, so they are remembered. */
    private RoaringBitmap ofOtherDays(Population population, Condition condition) {
        Population everyone = population.with(Filter.NONE);
        return everyone.answerOfPast(condition, RoaringBitmap::getLongSizeInBytes, () -> {
            if (condition instanceof Condition.OnDays other) {
                return onDays(everyone, other);
            }
            return condition instanceof Condition.Resized resized
                    ? resized(everyone, resized)
                    : cameTo(everyone, (Condition.CameTo) condition);
        });
    }

    private static RoaringBitmap resized(Population everyone, Condition.Resized asked) {
        LatestState earlier = everyone.at(asked.from(), Condition.DAYS);
        LatestState later = everyone.at(asked.to(), Condition.DAYS);
        return SizeSets.of(earlier, later, asked.field()).of(asked.change());
    }

    private RoaringBitmap onDays(Population everyone, Condition.OnDays other) {
        LatestState state = everyone.states().latest(everyone.days(), other.from(), other.to());
        RoaringBitmap found = state.active();
        for (Condition condition : other.conditions()) {
            found = RoaringBitmap.and(found, of(everyone, state, state.active(), condition));
        }
        return found;
    }

    private static RoaringBitmap cameTo(Population everyone, Condition.CameTo asked) {
        LatestState earlier = everyone.at(asked.from(), Condition.DAYS);
        LatestState later = everyone.at(asked.to(), Condition.DAYS);
        return new OutcomeSets(earlier, later, asked.version()).of(asked.outcome());
    }

    /** How many events of a product were counted: a number that grows with every change of what conditions about events find. */
    long eventsOf(Product product) {
        return events.counted(product.id());
    }

    private RoaringBitmap senders(Population population, Condition.SentEvent event) {
        int productId = population.product().id();
        if (event.with() == null) {
            var unions = events.all(productId, List.of(event.name()), event.from(), event.to());
            return unions.getOrDefault(event.name(), new EventUnion()).instances();
        }
        Condition.EventDetail with = event.with();
        boolean version = with.field().equals(EventSeriesKey.VERSION);
        Map<String, Map<String, EventUnion>> fields = version
                ? events.ofSomeVersions(
                        productId, event.name(), Version.spellings(with.value()), event.from(), event.to())
                : events.of(productId, event.name(), event.from(), event.to());
        return RoaringBitmap.or(fields.getOrDefault(with.field(), Map.of()).entrySet().stream()
                .filter(each -> with.value().equals(version ? Version.spelled(each.getKey()) : each.getKey()))
                .map(each -> each.getValue().instances())
                .iterator());
    }

    private RoaringBitmap through(Population population, Condition.CameThrough funnel) {
        List<String> steps = new ArrayList<>(funnel.steps());
        if (funnel.next() != null) {
            steps.add(funnel.next());
        }
        List<RoaringBitmap> reached =
                FunnelWalk.reached(events, population.product().id(), steps, funnel.from(), funnel.to(), null);
        RoaringBitmap through = reached.get(funnel.steps().size() - 1);
        return funnel.next() == null ? through : RoaringBitmap.andNot(through, reached.get(steps.size() - 1));
    }

    private static RoaringBitmap versions(LatestState state, Dimension field, Predicate<String> asked) {
        return state.ofWanted(field.name(), field.kind(), asked);
    }

    private static RoaringBitmap union(LatestState state, Dimension field, List<String> values) {
        return RoaringBitmap.or(
                state.of(field.name(), field.kind(), values).values().iterator());
    }

    /** The instances whose latest report has a usable value, and none of these. */
    private static RoaringBitmap allBut(LatestState state, Dimension field, List<String> values) {
        return RoaringBitmap.andNot(state.reported(field.name()), union(state, field, values));
    }

    private static RoaringBitmap unusable(LatestState state, Dimension field, Unusable reason) {
        var byReason = state.unusable(field.name(), field.kind());
        return reason == null
                ? RoaringBitmap.or(byReason.values().iterator())
                : byReason.getOrDefault(reason.code(), new RoaringBitmap());
    }
}
