package rollcall.demo;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import rollcall.demo.Odds.Weighted;

/**
 * One instance of the demo's fleet. Days are counted from the fleet's day 0.
 *
 * @param number its place in the order of arrival; negative if it arrived before day 0, or is an {@link UnusualSender}
 * @param id its identifier in reports
 * @param born the day of its first heartbeat
 * @param gone the first day from which on it never reports
 * @param habit the days on which it reports
 * @param patience the mean number of days until it installs a new release
 * @param behind the least age in days of the release that it installed first
 * @param minute the minute of the UTC day at which it reports
 * @param stuck whether it installs no release from 3.0.0 on
 */
record DemoInstallation(
        int number, UUID id, int born, int gone, Habit habit, double patience, int behind, int minute, boolean stuck) {
    private static final int FIRST_MANY = 2_000;
    private static final int FIRST_DAYS = 120;
    private static final double STEEPNESS = 70;
    private static final int LATER_A_DAY = 7;
    private static final double NEVER = 1e6;
    private static final double CARE_OF_BIG = 3;

    /** The share of the installations on MySQL that do not move to another database. */
    private static final double STUCK = 0.75;

    /** How many arrive on each day before day 0, and the number of the last of them. */
    private static final int EARLIER_A_DAY = 3;

    private static final int LAST_EARLIER = -1_000;

    /** Whoever goes back to the release before does so after this time. */
    private static final int DAYS_OF_TRIAL = 2;

    /** A day on which most heartbeats did not arrive. */
    private static final int BAD_DAY = 73;

    /** The days on which an instance reports. */
    enum Habit {
        ALWAYS,
        OFTEN,
        WEEKDAYS
    }

    static DemoInstallation of(int number) {
        Odds odds = Odds.of("installation", number);
        UUID id = new UUID(odds.bits() & ~0xF000L | 0x4000L, odds.bits() & ~(3L << 62) | 2L << 62);
        int arrival = arrival(number);
        // New instances come in waves, as after an article about the program.
        int born = arrival + (int) odds.exponential(Odds.of("wave", arrival / 3).chance(0.4) ? 4 : 0.8);
        Habit habit = odds.one(
                List.of(Weighted.of(Habit.ALWAYS, 84), Weighted.of(Habit.OFTEN, 12), Weighted.of(Habit.WEEKDAYS, 4)));
        double patience = odds.one(
                List.of(Weighted.of(2.0, 18), Weighted.of(16.0, 42), Weighted.of(50.0, 28), Weighted.of(NEVER, 12)));
        // Whoever runs many events tries a release elsewhere first.
        double care = DemoMetrics.isBig(number) ? CARE_OF_BIG : 1;
        int behind = odds.chance(0.4) ? odds.between(3, 25) : 0;
        return new DemoInstallation(
                number,
                id,
                born,
                born + lifetime(odds),
                habit,
                care * patience,
                behind,
                odds.between(0, 1_439),
                isStuck(number));
    }

    /** The number of instances that have arrived by the end of a day. The last ones send their first heartbeat some days later. */
    static int until(int day) {
        if (day >= FIRST_DAYS - 1) {
            return FIRST_MANY + (day - FIRST_DAYS + 1) * LATER_A_DAY;
        }
        return (int) Math.round(FIRST_MANY * growth(day + 1) / growth(FIRST_DAYS));
    }

    /** The numbers of those that arrived in as many days before day 0. */
    static IntStream arrivedIn(int days) {
        return IntStream.range(0, days * EARLIER_A_DAY).map(back -> LAST_EARLIER - back);
    }

    /** Whether it reports on a day. */
    boolean answers(int day, boolean weekend) {
        if (day < born || day >= gone) {
            return false;
        }
        if (day == born) {
            return true;
        }
        Odds odds = Odds.of("answers", number, day);
        if (day == BAD_DAY && odds.chance(0.62)) {
            return false;
        }
        return switch (habit) {
            case ALWAYS -> odds.chance(0.985);
            case OFTEN -> odds.chance(0.85);
            case WEEKDAYS -> !weekend && odds.chance(0.96);
        };
    }

    /**
     * The release that it runs on a day: the newest of those that were out when it was installed and those that it has installed since and
     * not taken back. Most that run on MySQL are stuck before 3.0.0, which needs another
     * database.
     *
     * @param out the releases that are out on that day, oldest first
     */
    Release release(int day, List<Release> out) {
        Release running = out.get(0);
        for (Release release : out) {
            if (stuck && release.hasWhatCameWith("3.0.0")) {
                return running;
            }
            boolean upgraded = release.day() > born - behind;
            double installed = release.day() + (upgraded ? delay(release) : 0);
            if (installed <= day && !(upgraded && day >= installed + DAYS_OF_TRIAL && goesBack(release))) {
                running = release;
            }
        }
        return running;
    }

    private static boolean isStuck(int number) {
        return DemoEnvironment.database(number).equals(DemoEnvironment.MYSQL)
                && Odds.of("stuck", number).chance(STUCK);
    }

    private boolean goesBack(Release release) {
        return Odds.of("back", number, release.day()).chance(release.regret());
    }

    private double delay(Release release) {
        return Odds.of("delay", number, release.day()).exponential(patience) / release.haste();
    }

    private static int lifetime(Odds odds) {
        if (odds.chance(0.08)) {
            return odds.between(1, 9);
        }
        return odds.chance(0.2) ? 10 + (int) odds.exponential(45) : 100_000;
    }

    private static int arrival(int number) {
        if (number <= LAST_EARLIER) {
            return -1 - (LAST_EARLIER - number) / EARLIER_A_DAY;
        }
        int day = number >= FIRST_MANY ? FIRST_DAYS + (number - FIRST_MANY) / LATER_A_DAY : 0;
        while (until(day) <= number) {
            day++;
        }
        return day;
    }

    private static double growth(int days) {
        return 1 - Math.exp(-days / STEEPNESS);
    }
}
