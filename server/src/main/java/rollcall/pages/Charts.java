package rollcall.pages;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rollcall.analysis.Line;
import rollcall.analysis.Trend;
import rollcall.gate.Field;
import rollcall.gate.Kind;

/** Lays trends out as charts. */
final class Charts {
    /** More points than this look the same, and their table has no reader. */
    static final int MOST_DAYS = 120;

    static final int MOST_LINES = 7;

    private Charts() {}

    /**
     * A field's values over time: of versions the newest, of buckets and flags all, of others the most frequent.
     *
     * @param most points on the chart; a longer range shows every 7th or every 28th day
     */
    static Chart field(Visit visit, Field field, Trend trend, int most) {
        Trend shown = Lines.atMost(most, Lines.over(trend));
        Map<String, List<Integer>> whole = whole(shown, !field.many());
        return new Chart(
                "over-" + field.name(),
                field.title() + " over time",
                look(field),
                List.copyOf(whole.keySet()),
                names(lines(field, shown.lines())),
                rows(shown, whole, lines(field, shown.lines())),
                List.of(),
                denominator(visit, shown, whole, field.many(), field.kind() == Kind.VERSION),
                Links.csv(visit, field.name() + ".days"));
    }

    /**
     * Versions over time, with the days on which they first appeared.
     *
     * @param unit "share" or "count"
     */
    static Chart versions(Visit visit, Trend trend, String unit, List<Chart.Mark> marks) {
        Trend shown = Lines.atMost(MOST_DAYS, Lines.over(trend));
        Map<String, List<Integer>> whole = whole(shown, true);
        List<Line> lines = Lines.first(MOST_LINES, shown.lines(), "older");
        return new Chart(
                "adoption",
                "Versions over time",
                new Chart.Look("area", "versions", unit),
                List.copyOf(whole.keySet()),
                names(lines),
                rows(shown, whole, lines),
                marks,
                denominator(visit, shown, whole, false, true),
                Links.csv(visit, "days"));
    }

    /** Who reported each day, and how many of them for the first time. */
    static Chart presence(Visit visit, Trend trend) {
        Trend shown = Lines.atMost(MOST_DAYS, Lines.over(trend));
        List<Line> lines = List.of(
                new Line("reported", shown.active()),
                new Line("new", shown.lines().get(0).counts()));
        return new Chart(
                "presence",
                "Instances that reported, a day",
                new Chart.Look("line", "presence", "count"),
                List.of(),
                names(lines),
                rows(shown, Map.of(), lines),
                List.of(),
                days(visit, shown),
                Links.csv(visit, "days"));
    }

    private static Chart.Look look(Field field) {
        if (field.many()) {
            return new Chart.Look("line", "names", "share");
        }
        String scale = switch (field.kind()) {
            case BUCKET -> "ordered";
            case VERSION -> "versions";
            default -> "names";
        };
        return new Chart.Look("area", scale, "share");
    }

    private static List<Line> lines(Field field, List<Line> lines) {
        return switch (field.kind()) {
            case BUCKET, FLAG -> lines;
            case VERSION -> Lines.first(MOST_LINES, lines, "older");
            case NAMES -> Lines.bySize(lines).stream().limit(MOST_LINES).toList();
            default -> Lines.first(MOST_LINES, Lines.bySize(lines), "others");
        };
    }

    /** The columns that shares are of: who answered and, for a field of one value, who reported it. */
    private static Map<String, List<Integer>> whole(Trend shown, boolean single) {
        Map<String, List<Integer>> whole = new LinkedHashMap<>();
        whole.put("Answered", shown.active());
        if (single) {
            whole.put("Reported", Lines.sums(shown.lines(), shown.days().size()));
        }
        return whole;
    }

    private static List<String> names(List<Line> lines) {
        return lines.stream().map(line -> Words.value(line.value())).toList();
    }

    static List<Chart.Row> rows(Trend shown, Map<String, List<Integer>> whole, List<Line> lines) {
        List<Chart.Row> rows = new ArrayList<>();
        for (int i = 0; i < shown.days().size(); i++) {
            int day = i;
            rows.add(new Chart.Row(
                    shown.days().get(day).toString(),
                    whole.values().stream()
                            .map(counts -> Numbers.count(counts.get(day)))
                            .toList(),
                    lines.stream()
                            .map(line -> Numbers.count(line.counts().get(day)))
                            .toList()));
        }
        return rows;
    }

    /** Of the chart's last day with reports: how many answered, and how many of them left the field out. */
    private static String denominator(
            Visit visit, Trend shown, Map<String, List<Integer>> whole, boolean many, boolean version) {
        for (int i = shown.days().size() - 1; i >= 0 && !many; i--) {
            Integer active = shown.active().get(i);
            Integer reported = whole.get("Reported").get(i);
            if (active != null && reported != null) {
                return "On %s: of %s; %s. %s"
                        .formatted(
                                shown.days().get(i),
                                Words.instances(active),
                                active.equals(reported)
                                        ? "all reported " + (version ? "a version" : "this field")
                                        : Numbers.count(active - reported)
                                                + (version
                                                        ? " reported no version, or none that is usable"
                                                        : " did not report this field"),
                                days(visit, shown));
            }
        }
        return "Of the instances that answered on each day. " + days(visit, shown);
    }

    /** Says how the days were cut, so that nobody compares unlike things. */
    static String days(Visit visit, Trend shown) {
        List<LocalDate> days = shown.days();
        if (days.get(days.size() - 1).equals(visit.today())) {
            return "Days in UTC; today is not over.";
        }
        long step = days.size() < 2 ? 1 : ChronoUnit.DAYS.between(days.get(0), days.get(1));
        return step == 1 ? "Days in UTC; today counts when it is over." : "Every " + step + "th day, in UTC.";
    }
}
