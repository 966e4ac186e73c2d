package rollcall.simulation;

import static rollcall.simulation.Loops.WEEK;
import static rollcall.simulation.Loops.count;
import static rollcall.simulation.Loops.ratio;

import java.util.ArrayList;
import java.util.List;

/** Who was played to report the operating system, counted as the page Coverage counts it, in lines as its files have. */
final class PlayedCoverage {
    private final List<Played> all;

    PlayedCoverage(List<Played> all) {
        this.all = all;
    }

    /**
     * By the last reports of some days.
     *
     * @param unusable those that say that they do not know
     */
    record Told(long active, long reported, long unusable) {
        long missing() {
            return active - reported - unusable;
        }
    }

    Told in(int from, int to) {
        return in(all.stream().filter(one -> one.reports(from, to)).toList(), to);
    }

    /** Of the instances whose last report of the last week names a version, or one of some. */
    Told on(List<String> versions) {
        return in(
                all.stream()
                        .filter(one -> one.reports(Loops.THIS_WEEK, Play.LAST)
                                && versions.contains(one.latest(Loops.THIS_WEEK, Play.LAST)))
                        .toList(),
                Play.LAST);
    }

    private static Told in(List<Played> active, int to) {
        return new Told(
                active.size(),
                count(active, one -> "Linux".equals(one.system(one.lastReport(to)))),
                count(active, one -> "unknown".equals(one.system(one.lastReport(to)))));
    }

    String now() {
        Told now = in(Loops.THIS_WEEK, Play.LAST);
        return "os_family,%d,%d,%d,%d,%s"
                .formatted(now.active, now.reported, now.unusable, now.missing(), ratio(now.reported, now.active));
    }

    /** The newest version first. */
    List<String> versions() {
        List<String> lines = new ArrayList<>();
        for (String version : List.of("2.0.0", "1.1.0", "1.0.0")) {
            Told on = on(List.of(version));
            if (on.active > 0) {
                lines.add("%s,%d,%d,%s".formatted(version, on.active, on.reported, ratio(on.reported, on.active)));
            }
        }
        return lines;
    }

    List<String> days(int from, int to) {
        List<String> lines = new ArrayList<>();
        for (int day = from; day <= to; day++) {
            Told on = in(day, day);
            lines.add("%s,yes,%d,%d,%d".formatted(Play.day(day), on.active, on.reported, on.unusable));
        }
        return lines;
    }

    /** How often the program was downloaded on a day. */
    static int downloads(int day) {
        return 20 + day;
    }

    /** The new instances of each week that begins after the first 7 days, newest week first. */
    List<String> newcomers() {
        List<String> lines = new ArrayList<>();
        for (int monday = Loops.THIS_WEEK; monday >= WEEK; monday -= WEEK) {
            int first = monday;
            long born = count(all, one -> one.born() >= first && one.born() < first + WEEK);
            long downloads = 0;
            for (int day = first; day < first + WEEK; day++) {
                downloads += downloads(day);
            }
            lines.add("%s,%s,%d,%d,%s"
                    .formatted(Play.day(first), Play.day(first + 6), born, downloads, ratio(born, downloads)));
        }
        return lines;
    }
}
