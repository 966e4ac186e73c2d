package rollcall.analysis.population;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Lane;
import rollcall.report.Product;
import rollcall.rollup.LaneSets;
import rollcall.rollup.read.Arrivals;
import rollcall.rollup.read.LatestState;
import rollcall.rollup.read.ProductDays;
import rollcall.rollup.read.States;

/**
 * The instances of a product that a question is about, as they are known at one moment. "In N days" means the N whole UTC days before today,
 * and today so far. Sets that it returns must not be changed.
 *
 * @param product whose instances
 * @param today the UTC day of the question
 * @param days the days that have bitmaps
 * @param filter which of the instances
 */
public record Population(
        States states,
        Matching matching,
        Answers answers,
        Product product,
        LocalDate today,
        ProductDays days,
        Filter filter) {
    private static final long SMALL = 100;

    private record LanesOf(int window) {}

    /** Whether the question is about all instances. */
    public boolean isWhole() {
        return filter.isWhole();
    }

    /** Whether the question is about established instances alone. */
    public boolean isEstablished() {
        return filter.lanes().equals(Set.of(Lane.ESTABLISHED));
    }

    /** The latest reports in so many days. */
    public LatestState now(int window) {
        return states.latest(days, today.minusDays(window), today);
    }

    /** The latest reports in the {@code span} days that end on a day. */
    public LatestState at(LocalDate end, int span) {
        return states.latest(days, end.minusDays(span - 1L), end);
    }

    private record Reported(Dimension field, LocalDate from, LocalDate to) {}

    /**
     * The instances that reported each usable value of a field on any of some days, whatever they reported later: all instances, whatever the
     * filter.
     */
    public Map<String, RoaringBitmap> reportedOn(Dimension field, LocalDate from, LocalDate to) {
        return with(Filter.NONE)
                .answer(
                        new Reported(field, from, to),
                        sets -> sets.values().stream()
                                .mapToLong(RoaringBitmap::getLongSizeInBytes)
                                .sum(),
                        () -> states.reported(days, field.name(), field.kind(), from, to));
    }

    /** Who came to which usable value of a field on each of some days, oldest first: of all instances, see {@link States#arrivals}. */
    public void arrivals(Dimension field, LocalDate from, LocalDate to, Consumer<Arrivals> consumer) {
        states.arrivals(days, field.name(), field.kind(), from, to, consumer);
    }

    /** The instances that reported in a window and that the question is about. */
    public RoaringBitmap members(LatestState state) {
        return meeting(state, inLanes(state));
    }

    /**
     * The instances that were seen on some days, by a report or an event, and that the question is about. If it asks about lanes or fields, those
     * count that reported on these days, by their latest report of them.
     */
    public RoaringBitmap seen(LocalDate from, LocalDate to) {
        LocalDate first = days.first().filter(day -> !day.isAfter(to)).orElse(to);
        LatestState state = states.latest(days, from.isBefore(first) ? first : from, to);
        return meeting(
                state,
                filter.isAboutReports()
                        ? inLanes(state)
                        : RoaringBitmap.or(state.active(), matching.senders(this, from, to)));
    }

    private RoaringBitmap meeting(LatestState state, RoaringBitmap among) {
        RoaringBitmap members = among;
        for (Condition condition : filter.conditions()) {
            members = RoaringBitmap.and(members, matching.of(this, state, among, condition));
        }
        return members;
    }

    /** The instances that ever reported and that the question is about, by the latest report of each up to today. */
    public RoaringBitmap everMembers() {
        LocalDate first = firstDay();
        return first == null ? new RoaringBitmap() : members(states.latest(days, first, today));
    }

    /** The lanes of the instances that reported in a window and meet the conditions. */
    public LaneSets lanes(LatestState state) {
        return states.lanes(days, state, EnumSet.allOf(Lane.class));
    }

    /** How many instances that are active in so many days and meet the conditions are in each lane. */
    public Map<Lane, Integer> laneCounts(int window) {
        return answer(new LanesOf(window), counts -> SMALL, () -> countLanes(window));
    }

    private Map<Lane, Integer> countLanes(int window) {
        LatestState state = now(window);
        RoaringBitmap members =
                with(new Filter(Filter.NONE.lanes(), filter.conditions())).members(state);
        LaneSets sets = lanes(state);
        Map<Lane, Integer> counts = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            counts.put(lane, sets.count(lane, members));
        }
        return counts;
    }

    /**
     * The answer to a question about these instances, which is counted once while no report comes.
     *
     * @param question equal for equal questions, of a class that only questions with this kind of answer have
     * @param bytes how much memory an answer takes, roughly
     * @param count makes the answer, which must not be changed afterwards
     */
    public <T> T answer(Object question, ToLongFunction<T> bytes, Supplier<T> count) {
        return answers.of(key(today, filtersByEvents(), question), bytes, count);
    }

    /** The same for a question that reports of today do not change. */
    public <T> T answerOfPast(Object question, ToLongFunction<T> bytes, Supplier<T> count) {
        return answers.of(key(today.minusDays(1), filtersByEvents(), question), bytes, count);
    }

    /** The same for a question about events, which is counted once while neither a report nor an event comes. */
    public <T> T answerAboutEvents(Object question, ToLongFunction<T> bytes, Supplier<T> count) {
        return answers.of(key(today, true, question), bytes, count);
    }

    private boolean filtersByEvents() {
        return filter.conditions().stream().anyMatch(Condition::isAboutEvents);
    }

    private Answers.Key key(LocalDate last, boolean events, Object question) {
        return new Answers.Key(
                product.id(),
                today,
                days.revision(LocalDate.EPOCH, last),
                events ? matching.eventsOf(product) : 0,
                filter,
                question);
    }

    /** The instances that reported for the first time on the days from one to another, both included. */
    public RoaringBitmap first(LocalDate from, LocalDate to) {
        return states.first(days, from, to);
    }

    /** The first day on which an instance reported; null if none ever did. */
    public LocalDate firstDay() {
        return days.first().orElse(null);
    }

    /** How far the product's days are closed, as it is known without asking again. */
    public ClosedDays closedDays() {
        return new ClosedDays(days.preparedBefore(today), days.before(today), days.derived());
    }

    /** The same question about other instances. */
    public Population with(Filter other) {
        return new Population(states, matching, answers, product, today, days, other);
    }

    private RoaringBitmap inLanes(LatestState state) {
        if (filter.hasAllLanes()) {
            return state.active();
        }
        LaneSets sets = states.lanes(days, state, filter.lanes());
        RoaringBitmap members = new RoaringBitmap();
        for (Lane lane : filter.lanes()) {
            members.or(sets.of(lane));
        }
        return members;
    }
}
