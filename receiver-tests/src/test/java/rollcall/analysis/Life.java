package rollcall.analysis;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.report.BucketScale;

/**
 * One generated instance.
 *
 * @param from the day of its first report, counted from the fleet's first one
 * @param second of the day, where the habit leaves a choice
 * @param turn days after which it falls silent or is forgotten, if it does
 * @param gap days until it is back
 * @param says what it reports, one after the other, and from the beginning again
 */
record Life(Habit habit, int from, int second, int turn, int gap, List<Saying> says) {
    /** Whoever reports again before this is told to wait, and nothing is kept. */
    private static final long WINDOW_HOURS = 23;

    /**
     * What it reports for some days.
     *
     * @param version a text; {@link #TRAIN} for the newest release that is out; {@link #NONE} for no version at all; or what a gate leaves of
     *     a text that is no version: a code with a "!" before it
     * @param late so many days after it came out a release of the train is taken up
     * @param os null if it does not report it
     * @param plugins null if it does not report them; may be empty
     */
    record Saying(int days, String version, int late, String os, Boolean flag, List<String> plugins) {
        static final String TRAIN = "train";
        static final String NONE = "none";
    }

    /**
     * A kept report.
     *
     * @param again how often the instance was forgotten before
     */
    record Heard(int again, LocalDateTime at, Map<String, Object> kept) {}

    /** The day at whose start it is forgotten; null if it never is. */
    LocalDate forgotten(Fleet fleet) {
        LocalDate day = fleet.firstDay().plusDays(from + turn);
        boolean is = habit == Habit.FORGOTTEN_AND_BACK && from + turn < fleet.days();
        return is ? day : null;
    }

    /** Every report that is kept until the moment at which the fleet is looked at. */
    List<Heard> heard(Fleet fleet) {
        List<Heard> heard = new ArrayList<>();
        LocalDate forgotten = forgotten(fleet);
        LocalDateTime last = null;
        int again = 0;
        for (long second : habit.seconds(fleet.firstDay(), fleet.days(), from, this.second, turn, gap)) {
            LocalDateTime at = fleet.firstDay().atStartOfDay().plusSeconds(second);
            if (forgotten != null && again == 0 && !at.toLocalDate().isBefore(forgotten)) {
                again = 1;
                last = null;
            }
            boolean tooSoon = last != null && at.isBefore(last.plusHours(WINDOW_HOURS));
            if (!tooSoon && !at.isAfter(fleet.asked())) {
                heard.add(new Heard(again, at, kept(fleet, (int) (second / Habit.DAY))));
                last = at;
            }
        }
        return heard;
    }

    private Map<String, Object> kept(Fleet fleet, int day) {
        Saying saying = saying(day - from);
        Map<String, Object> kept = new HashMap<>();
        String version = habit == Habit.NIGHTLY_BUILDS
                ? "3.2.0-dev." + fleet.firstDay().plusDays(day).toString().replace("-", "")
                : saying.version.equals(Saying.TRAIN) ? fleet.release(day - saying.late) : saying.version;
        if (version.startsWith("!")) {
            kept.put("$unusable", Map.of("version", version.substring(1)));
        } else if (!version.equals(Saying.NONE)) {
            kept.put("version", version);
        }
        kept.put("os", saying.os);
        kept.put("flag", saying.flag);
        kept.put("plugins", saying.plugins);
        // The more plugins, the bigger.
        kept.put(
                "size",
                saying.plugins == null ? null : BucketScale.COUNTS.labels().get(saying.plugins.size()));
        kept.values().removeIf(java.util.Objects::isNull);
        return kept;
    }

    private Saying saying(int day) {
        int all = says.stream().mapToInt(Saying::days).sum();
        int left = day % all;
        for (Saying saying : says) {
            if (left < saying.days) {
                return saying;
            }
            left -= saying.days;
        }
        throw new AssertionError("a day after the last one");
    }
}
