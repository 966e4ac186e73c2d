package rollcall.demo;

import java.util.List;
import java.util.UUID;
import rollcall.demo.Odds.Weighted;

/**
 * One instance of the demo's fleet. Days are counted from the fleet's first one.
 *
 * @param number its place in the order of arrival
 * @param id what it calls itself
 * @param born the day of its first heartbeat
 * @param gone the day from which on it is never heard again
 * @param habit on which days it reports
 * @param patience days that it usually lets a release wait
 * @param behind how many days old what it installed first was, at the least
 * @param minute of the day at which it reports
 */
record DemoInstallation(int number, UUID id, int born, int gone, Habit habit, double patience, int behind, int minute) {
    private static final int FIRST_MANY = 2_000;
    private static final int FIRST_DAYS = 120;
    private static final double STEEPNESS = 70;
    private static final int LATER_A_DAY = 7;
    private static final double NEVER = 1e6;

    /** A day on which most heartbeats did not arrive. */
    private static final int BAD_DAY = 73;

    /** On which days an instance reports. */
    enum Habit {
        ALWAYS,
        OFTEN,
        WEEKDAYS
    }

    static DemoInstallation of(int number) {
        Odds odds = Odds.of("installation", number);
        UUID id = new UUID(odds.bits() & ~0xF000L | 0x4000L, odds.bits() & ~(3L << 62) | 2L << 62);
        int arrival = arrival(number);
        // Newcomers come in waves: some weeks somebody wrote about the program.
        int born = arrival + (int) odds.exponential(Odds.of("wave", arrival / 3).chance(0.4) ? 4 : 0.8);
        Habit habit = odds.one(
                List.of(Weighted.of(Habit.ALWAYS, 84), Weighted.of(Habit.OFTEN, 12), Weighted.of(Habit.WEEKDAYS, 4)));
        double patience = odds.one(
                List.of(Weighted.of(2.0, 18), Weighted.of(16.0, 42), Weighted.of(50.0, 28), Weighted.of(NEVER, 12)));
        int behind = odds.chance(0.4) ? odds.between(3, 25) : 0;
        return new DemoInstallation(
                number, id, born, born + lifetime(odds), habit, patience, behind, odds.between(0, 1_439));
    }

    /** How many instances have come by the end of that day; the last ones of them are heard a few days later. */
    static int until(int day) {
        if (day >= FIRST_DAYS - 1) {
            return FIRST_MANY + (day - FIRST_DAYS + 1) * LATER_A_DAY;
        }
        return (int) Math.round(FIRST_MANY * growth(day + 1) / growth(FIRST_DAYS));
    }

    /** Whether it reports on that day. */
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

    /** What it runs on that day: the newest of what was out when it came and of what it has taken up since. */
    Release release(int day, List<Release> out) {
        Release running = out.get(0);
        for (Release release : out) {
            if (release.day() + (release.day() <= born - behind ? 0 : delay(release)) <= day) {
                running = release;
            }
        }
        return running;
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
