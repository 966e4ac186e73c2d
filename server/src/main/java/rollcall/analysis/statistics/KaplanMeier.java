package rollcall.analysis.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * To what share of instances something has happened by each day, if some are lost from sight before: the estimate of Kaplan and Meier
 * (Nonparametric estimation from incomplete observations, Journal of the American Statistical Association 53, 1958). Who is lost from sight
 * counts up to that day, and not as one to whom it never happens.
 *
 * @param shares 0 to 1 at the end of each day, day 0 first. They end before the first day on which fewer than {@link #ENOUGH} are followed
 */
public record KaplanMeier(List<Double> shares) {
    /** One of fewer instances moves the share too far. */
    public static final int ENOUGH = 5;

    /** Products of fractions miss round numbers by less. */
    private static final double CLOSE = 1e-9;

    /**
     * @param happened to how many it happens for the first time on each day, day 0 first
     * @param followed to how many it has not happened before the day, and who are in sight on it or later
     */
    public static KaplanMeier of(List<Integer> happened, List<Integer> followed) {
        List<Double> shares = new ArrayList<>();
        double left = 1;
        for (int day = 0; day < happened.size() && followed.get(day) >= ENOUGH; day++) {
            left *= 1 - (double) happened.get(day) / followed.get(day);
            shares.add(1 - left);
        }
        return new KaplanMeier(List.copyOf(shares));
    }

    /** Whether there are too few for an estimate of any day. */
    public boolean isEmpty() {
        return shares.isEmpty();
    }

    /** The first day by whose end it has happened to at least this share; empty if that is not reached. */
    public OptionalInt day(double share) {
        for (int day = 0; day < shares.size(); day++) {
            if (shares.get(day) >= share - CLOSE) {
                return OptionalInt.of(day);
            }
        }
        return OptionalInt.empty();
    }

    /** The last day with an estimate. */
    public int lastDay() {
        return shares.size() - 1;
    }

    /** The share by the end of the last day. */
    public double last() {
        return shares.get(lastDay());
    }
}
