package rollcall.simulation;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What several recounts have in common, by the manual's definitions and in the plainest way. */
final class Loops {
    static final int WEEK = 7;
    static final int FOUR_WEEKS = 28;

    /** The first day of the last week that is over. */
    static final int THIS_WEEK = Play.LAST - WEEK + 1;

    private Loops() {}

    static long count(Collection<Played> of, Predicate<Played> which) {
        return of.stream().filter(which).count();
    }

    static String ratio(long part, long of) {
        return decimal((double) part / of);
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }

    /** An end of the 95 % score interval of Wilson. */
    static double wilson(double with, double of, int side) {
        double z = 1.959963984540054;
        double share = with / of;
        double end = (share + z * z / 2 / of + side * z * Math.sqrt(share * (1 - share) / of + z * z / 4 / of / of))
                / (1 + z * z / of);
        return side < 0 && with == 0 ? 0 : side > 0 && with == of ? 1 : end;
    }

    /** The first day over which at least three instances have the release by their latest report of 7 days. */
    static int dayZero(List<Played> all, String release) {
        int day = 0;
        while (Played.versions(all, day - 6, day).getOrDefault(release, 0L) < 3) {
            day++;
        }
        return day;
    }

    /** After how many days it upgraded, and 1; or until when it was followed, and 0. */
    static int[] time(Played one, String release, int zero) {
        int upgraded = one.upgradedTo(release, zero, Play.LAST);
        return upgraded >= 0 ? new int[] {upgraded - zero, 1} : new int[] {one.lastReport(Play.LAST) - zero, 0};
    }

    /** By the estimate of Kaplan and Meier, until fewer than 5 are followed. */
    static String days(List<int[]> times, double share) {
        double left = 1;
        for (int day = 0; day <= Play.LAST; day++) {
            int on = day;
            long followed = times.stream().filter(time -> time[0] >= on).count();
            long upgraded =
                    times.stream().filter(time -> time[0] == on && time[1] == 1).count();
            if (followed < 5) {
                return "";
            }
            left *= 1 - (double) upgraded / followed;
            if (1 - left >= share - 1e-9) {
                return String.valueOf(day);
            }
        }
        return "";
    }
}
