package rollcall.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An instance of the demo that reports in an unusual way. There are few such instances; a page that counts wrongly shows it at them first.
 *
 * @param times the times at which it reports
 * @param exact whether its exact second of receipt is stored, also on days whose other heartbeats share one time of receipt
 * @param says the text that it reports as its version
 * @param forgottenOn the day at whose start it asks to be forgotten; {@link #NEVER} for most instances
 */
record UnusualSender(DemoInstallation who, ReportTimes times, boolean exact, Says says, int forgottenOn) {
    private static final int NEVER = Integer.MIN_VALUE;
    private static final int NIGHTLIES_FROM = 90;
    private static final int SILENT_FROM = 41;
    private static final int BACK_FROM = 109;
    private static final int FORGOTTEN_ON = 100;

    /** The text that an instance reports as its version. */
    @FunctionalInterface
    interface Says {
        /**
         * The text; null if the instance reports no version.
         *
         * @param runs the release that the instance runs
         * @param newest the newest release that is out
         */
        String version(LocalDate date, Release runs, Release newest);
    }

    /** All unusual senders. Their numbers are negative, so that no other instance has them. */
    static List<UnusualSender> all() {
        List<UnusualSender> all = new ArrayList<>();
        addByTheWeek(all);
        addByTheHour(all);
        addNightlyBuilds(all);
        addWithoutVersion(all);
        addComingAndGoing(all);
        return all;
    }

    private static void addByTheWeek(List<UnusualSender> all) {
        long week = 7L * ReportTimes.DAY;
        add(all, ReportTimes.every(2L * ReportTimes.DAY - 20, week + 3), true);
        add(all, ReportTimes.every(4L * ReportTimes.DAY + 15 * ReportTimes.HOUR, week + 7), true);
        add(all, ReportTimes.every(6L * ReportTimes.DAY - 2, week + 2), true);
        for (int hour = 8; hour < 16; hour++) {
            add(
                    all,
                    ReportTimes.daily(hour * ReportTimes.HOUR + hour * ReportTimes.MINUTE)
                            .onWeekdays(),
                    false);
        }
    }

    private static void addByTheHour(List<UnusualSender> all) {
        for (int hour = 6; hour < 10; hour++) {
            // These instances are switched on in the morning, but not every morning.
            add(
                    all,
                    ReportTimes.daily(hour * ReportTimes.HOUR + 20 * ReportTimes.MINUTE)
                            .on(0.85, hour),
                    false);
        }
        add(all, ReportTimes.aroundMidnight(), true);
        add(all, ReportTimes.aroundMidnight().from(30), true);
        int second = 5 * ReportTimes.HOUR;
        add(all, ReportTimes.daily(second).and(ReportTimes.daily(second + 10 * ReportTimes.HOUR)), true);
    }

    private static void addNightlyBuilds(List<UnusualSender> all) {
        Says nightly = (date, runs, newest) -> "%s-dev.%tY%<tm%<td".formatted(newest.next(), date);
        for (int hour = 2; hour < 6; hour++) {
            ReportTimes reportTimes = ReportTimes.daily(hour * ReportTimes.HOUR).from(NIGHTLIES_FROM);
            add(all, hour == 2 ? reportTimes.onWeekdays() : reportTimes, false, nightly, NEVER);
        }
    }

    private static void addWithoutVersion(List<UnusualSender> all) {
        String commit = "%016x%016x%08x"
                .formatted(Odds.of("commit", 1).bits(), Odds.of("commit", 2).bits(), (int)
                        Odds.of("commit", 3).bits());
        for (String text : List.of(commit, "latest", "unknown", "1.2.3.4")) {
            add(all, ReportTimes.daily(11 * ReportTimes.HOUR), false, (date, runs, newest) -> text, NEVER);
        }
        add(all, ReportTimes.daily(12 * ReportTimes.HOUR), false, (date, runs, newest) -> null, NEVER);
    }

    private static void addComingAndGoing(List<UnusualSender> all) {
        ReportTimes reportTimes = ReportTimes.daily(3 * ReportTimes.HOUR);
        add(all, reportTimes.from(10).until(SILENT_FROM).and(reportTimes.from(BACK_FROM)), false);
        ReportTimes but = reportTimes.until(FORGOTTEN_ON).and(reportTimes.from(FORGOTTEN_ON + 2));
        add(all, but, false, UnusualSender::release, FORGOTTEN_ON);
    }

    private static void add(List<UnusualSender> all, ReportTimes reportTimes, boolean exact) {
        add(all, reportTimes, exact, UnusualSender::release, NEVER);
    }

    private static void add(
            List<UnusualSender> all, ReportTimes reportTimes, boolean exact, Says says, int forgottenOn) {
        DemoInstallation who = DemoInstallation.of(-1 - all.size());
        all.add(new UnusualSender(who, reportTimes, exact, says, forgottenOn));
    }

    private static String release(LocalDate date, Release runs, Release newest) {
        return runs.version();
    }
}
