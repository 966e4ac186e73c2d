package rollcall.analysis.reach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Population;
import rollcall.analysis.statistics.LinearFit;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Trend;

/**
 * How fast the share of the instances in reach falls, and when nine of ten are past it if it goes on so. The model is that of Fisher and Pry
 * (A simple substitution model of technological change, 1971): the logarithm of the ratio of those in reach to the others falls along a
 * straight line. The line goes through the shares of single days by least squares.
 *
 * @param state what can be said
 * @param days over how many days the line goes; 0 if there is none
 * @param before the share on the first day, by the line; 0 if there is no line
 * @param last the share on the last day, by the line
 * @param aWeek how much the share changed in the last week, by the line
 * @param day on which nine of ten are past it; null unless it can be said
 * @param from the earliest such day in the 95 % interval
 * @param to the latest one; null if it is more than two years away
 */
public record Outlook(
        State state,
        int days,
        double before,
        double last,
        double aWeek,
        @Nullable LocalDate day,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    /** What can be said. */
    public enum State {
        /** Nobody is in reach now. */
        NOBODY,
        /** At most one of ten is in reach now. */
        PAST,
        /** Too few instances. */
        FEW_INSTANCES,
        /** Too few days with reports. */
        FEW_DAYS,
        /** The share neither falls nor rises beyond doubt. */
        LEVEL,
        /** It rises. */
        RISING,
        /** It falls, and takes more than two years at this rate. */
        FAR,
        /** It falls, and there is a day. */
        FORECAST
    }

    /** The days through which the line goes: the last ones that are over, four of each day of the week. */
    public static final int DAYS = 28;

    /** The fewest of them with reports, from the first one on which somebody was past it. */
    public static final int FEWEST_DAYS = 14;

    /** The fewest instances in reach now. */
    public static final int FEWEST_INSTANCES = 10;

    /** Nine of ten are past it at this share. */
    public static final double PAST_SHARE = 0.1;

    /** No day further away is said. */
    public static final int FARTHEST_DAYS = 730;

    /** A line that misses the last day's share by more is not that of now. */
    private static final double MOST_MISSED = 0.03;

    private static final int WEEK = 7;

    /** A day's reports: how many in reach, and of how many. */
    record Observed(LocalDate day, int inReach, int of) {
        /** The logarithm of the ratio; half an instance is added to both sides, so that there always is one. */
        double logit() {
            return Math.log((inReach + 0.5) / (of - inReach + 0.5));
        }
    }

    /** @param now as {@link InReach#now} says */
    public static Outlook of(Population everyone, VersionSet asked, InReach now) {
        LocalDate today = everyone.today();
        State known = state(now);
        if (known != null) {
            return none(known);
        }
        LocalDate first = today.minusDays(DAYS);
        Points days = new Points(1, first.datesUntil(today).toList());
        Trend trend = ReachTrend.of(everyone, asked, days);
        return of(observed(trend.reported(), trend.lines().get(0).counts(), trend.days()), today);
    }

    /**
     * The same of several sets of versions of one field, for which the days are read once.
     *
     * @param now as {@link InReach#now} says, in their order
     */
    public static List<Outlook> ofEach(Population everyone, List<VersionSet> asked, List<InReach> now) {
        List<State> known =
                now.stream().flatMap(each -> Stream.ofNullable(state(each))).toList();
        if (known.size() == now.size()) {
            return known.stream().map(Outlook::none).toList();
        }
        Trend days = days(everyone, asked.get(0).field());
        List<Outlook> outlooks = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            State one = state(now.get(i));
            outlooks.add(
                    one != null
                            ? none(one)
                            : of(
                                    observed(days.reported(), inReach(days, asked.get(i)), days.days()),
                                    everyone.today()));
        }
        return outlooks;
    }

    /** All versions on each of the days through which a line goes. */
    private static Trend days(Population everyone, Dimension field) {
        LocalDate today = everyone.today();
        String days =
                Range.named(today.minusDays(DAYS).toString(), today.minusDays(1).toString());
        return FieldTrends.daily(everyone, field, Range.of(days, today, null));
    }

    /** How many were in reach on each day; null on a day on which nobody reported a version. */
    private static List<@Nullable Integer> inReach(Trend days, VersionSet asked) {
        List<Trend.Line> lines = days.lines().stream()
                .filter(line -> asked.met().test(line.value()))
                .toList();
        List<@Nullable Integer> counts = new ArrayList<>();
        for (int i = 0; i < days.days().size(); i++) {
            int at = i;
            Integer reported = days.reported().get(i);
            counts.add(
                    reported == null || reported == 0
                            ? null
                            : Integer.valueOf(lines.stream()
                                    .mapToInt(line -> Optional.ofNullable(
                                                    line.counts().get(at))
                                            .orElse(0))
                                    .sum()));
        }
        return counts;
    }

    private static @Nullable State state(InReach now) {
        if (now.instances() == 0) {
            return State.NOBODY;
        }
        if (now.share() <= PAST_SHARE) {
            return State.PAST;
        }
        return now.instances() < FEWEST_INSTANCES ? State.FEW_INSTANCES : null;
    }

    /** The days with reports, from the first one on which somebody was past it: as long as nobody can be, the days tell no rate. */
    private static List<Observed> observed(
            List<Integer> reported, List<@Nullable Integer> counts, List<LocalDate> days) {
        List<Observed> observed = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Integer inReach = counts.get(i);
            boolean begun = inReach != null && inReach < reported.get(i);
            if (inReach != null && (begun || !observed.isEmpty())) {
                observed.add(new Observed(days.get(i), inReach, reported.get(i)));
            }
        }
        return observed;
    }

    /** @param observed the days with reports, oldest first, all before today */
    static Outlook of(List<Observed> observed, LocalDate today) {
        if (observed.size() < FEWEST_DAYS) {
            return none(State.FEW_DAYS);
        }
        List<Observed> recent = observed.subList(observed.size() - FEWEST_DAYS, observed.size());
        return bends(line(observed), observed) ? along(recent, today) : along(observed, today);
    }

    /** Whether the line misses the last day: the rate was another one before, and only the last days tell it. */
    private static boolean bends(LinearFit line, List<Observed> observed) {
        Observed last = observed.get(observed.size() - 1);
        double missed = share(line.at(last.day().toEpochDay())) - share(last.logit());
        return Math.abs(missed) > MOST_MISSED;
    }

    private static LinearFit line(List<Observed> observed) {
        return LinearFit.of(
                observed.stream().mapToDouble(each -> each.day().toEpochDay()).toArray(),
                observed.stream().mapToDouble(Observed::logit).toArray());
    }

    private static Outlook along(List<Observed> observed, LocalDate today) {
        LinearFit line = line(observed);
        LocalDate first = observed.get(0).day();
        if (!line.isSteep() || line.slope() > 0) {
            return along(line, first, today, line.isSteep() ? State.RISING : State.LEVEL);
        }
        double past = Math.log(PAST_SHARE / (1 - PAST_SHARE));
        LocalDate day = day(line.reaches(past), today);
        if (day == null) {
            return along(line, first, today, State.FAR);
        }
        LinearFit.Interval between = line.reachesBetween(past);
        Outlook falling = along(line, first, today, State.FORECAST);
        return new Outlook(
                State.FORECAST,
                falling.days,
                falling.before,
                falling.last,
                falling.aWeek,
                day,
                day(between.low(), today),
                day(between.high(), today));
    }

    private static Outlook none(State state) {
        return new Outlook(state, 0, 0, 0, 0, null, null, null);
    }

    private static Outlook along(LinearFit line, LocalDate first, LocalDate today, State state) {
        long last = today.toEpochDay() - 1;
        double share = share(line.at(last));
        return new Outlook(
                state,
                (int) (today.toEpochDay() - first.toEpochDay()),
                share(line.at(first.toEpochDay())),
                share,
                share - share(line.at(last - WEEK)),
                null,
                null,
                null);
    }

    private static double share(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** The day of a point in time, today at the earliest; null if it is too far away. */
    private static @Nullable LocalDate day(double epochDay, LocalDate today) {
        double away = Math.ceil(epochDay) - today.toEpochDay();
        return away > FARTHEST_DAYS ? null : today.plusDays((long) Math.max(0, away));
    }
}
