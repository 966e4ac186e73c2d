package rollcall.analysis;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rollcall.report.Lane;
import rollcall.report.Version;

/** Counts in raw rows by plain loops, as the manual defines its words, and as slowly as it likes. */
public final class Recount {
    private static final int HANDFUL = 3;
    private static final int WEEK = 7;

    private final TreeMap<LocalDate, List<Row>> days = new TreeMap<>();
    private final Map<String, LocalDate> firstDays = new HashMap<>();
    private final Map<LocalDate, Versions> weeks = new HashMap<>();

    public Recount(List<Row> rows) {
        for (Row row : rows) {
            days.computeIfAbsent(row.day(), none -> new ArrayList<>()).add(row);
        }
        for (Row row : rows(LocalDate.MIN, LocalDate.MAX)) {
            values(row.kept(), "version").forEach(version -> firstDays.putIfAbsent(version, row.day()));
        }
    }

    /** Who reported on any of these days, both ends included. */
    public Set<Integer> active(LocalDate from, LocalDate to) {
        Set<Integer> active = new HashSet<>();
        for (Row row : rows(from, to)) {
            active.add(row.number());
        }
        return active;
    }

    /** How often a first report ever is of one of these days. */
    public int sumOfNewcomers(LocalDate from, LocalDate to) {
        int sum = 0;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            sum += newcomers(day, day).size();
        }
        return sum;
    }

    /** Who was heard since that moment, up to the end of that day. */
    public Set<Integer> heardSince(LocalDateTime moment, LocalDate to) {
        Set<Integer> heard = new HashSet<>();
        for (Row row : rows(moment.toLocalDate(), to)) {
            if (!row.at().isBefore(moment)) {
                heard.add(row.number());
            }
        }
        return heard;
    }

    /** Whose first report ever is of one of these days. */
    public Set<Integer> newcomers(LocalDate from, LocalDate to) {
        Map<Integer, LocalDate> first = new HashMap<>();
        for (Row row : rows(LocalDate.MIN, to)) {
            first.putIfAbsent(row.number(), row.day());
        }
        Set<Integer> newcomers = new HashSet<>();
        first.forEach((number, day) -> {
            if (!day.isBefore(from)) {
                newcomers.add(number);
            }
        });
        return newcomers;
    }

    /** What each instance said last on these days. */
    public Map<Integer, Map<String, Object>> latest(LocalDate from, LocalDate to) {
        Map<Integer, Map<String, Object>> latest = new HashMap<>();
        for (Row row : rows(from, to)) {
            latest.put(row.number(), row.kept());
        }
        return latest;
    }

    /**
     * The lane of an instance at the end of a day, if nobody shares its identifier.
     *
     * @param kept its latest report
     */
    public Lane lane(int number, Map<String, Object> kept, LocalDate to) {
        if (String.valueOf(kept.get("version")).contains("-dev.")) {
            return Lane.DEVELOPMENT;
        }
        List<LocalDate> itsDays = days.headMap(to, true).keySet().stream()
                .filter(day -> active(day, day).contains(number))
                .toList();
        LocalDate first = itsDays.get(0);
        return !itsDays.get(itsDays.size() - 1).isBefore(first.plusDays(3))
                ? Lane.ESTABLISHED
                : itsDays.size() > 1 ? Lane.PASSING : Lane.ONE_SHOT;
    }

    /** The first day on which anybody reported; null if nobody ever did. */
    public LocalDate firstDay() {
        return days.isEmpty() ? null : days.firstKey();
    }

    /** The first day on which that version was reported; null if it never was. */
    public LocalDate firstDayOf(String version) {
        return firstDays.get(version);
    }

    /** Every version that was reported until the end of that day. */
    public Set<String> versions(LocalDate to) {
        Set<String> versions = new TreeSet<>();
        firstDays.forEach((version, first) -> {
            if (!first.isAfter(to)) {
                versions.add(version);
            }
        });
        return versions;
    }

    /** Days to 50 % of a version; null if half have not come or have left again, or if nobody can tell how long it took. */
    public Integer daysToHalf(String version, LocalDate today) {
        LocalDate since = since(version, today);
        if (since == null || half(version, since, false)) {
            return null;
        }
        LocalDate half = null;
        for (LocalDate day = since; day.isBefore(today); day = day.plusDays(1)) {
            if (week(day).reported > 0) {
                boolean has = half(version, day, true);
                half = has ? half == null ? day : half : null;
            }
        }
        return half == null ? null : (int) ChronoUnit.DAYS.between(since, half);
    }

    /** The first day that is over on which a handful have it; null if it may have been out when counting began. */
    private LocalDate since(String version, LocalDate today) {
        if (firstDayOf(version).isBefore(firstDay().plusDays(WEEK))) {
            return null;
        }
        for (LocalDate day = firstDay(); day.isBefore(today); day = day.plusDays(1)) {
            if (week(day).counts.getOrDefault(version, 0) >= HANDFUL) {
                return day;
            }
        }
        return null;
    }

    /** Whether at least half of those who report a version at the end of that day have a newer one, or this one. */
    private boolean half(String version, LocalDate day, boolean orThis) {
        int enough = 0;
        for (Map.Entry<String, Integer> each : week(day).counts.entrySet()) {
            int order = Version.BY_RELEASE.compare(new Version(each.getKey()), new Version(version));
            if (order > 0 || orThis && order == 0) {
                enough += each.getValue();
            }
        }
        return 2 * enough >= week(day).reported;
    }

    /** By the latest reports of 7 days. */
    private record Versions(Map<String, Integer> counts, int reported) {}

    private Versions week(LocalDate day) {
        return weeks.computeIfAbsent(day, end -> {
            var latest = latest(end.minusDays(WEEK - 1L), end);
            return new Versions(counts(latest, "version"), reported(latest, "version"));
        });
    }

    /** How many of these reports say something usable about a field, be it an empty list. */
    public static int reported(Map<Integer, Map<String, Object>> latest, String field) {
        int reported = 0;
        for (Map<String, Object> kept : latest.values()) {
            if (kept.containsKey(field) && !kept.get(field).equals("unknown")) {
                reported++;
            }
        }
        return reported;
    }

    /** How many of them have something in the place of the version that is none. */
    public static int unusable(Map<Integer, Map<String, Object>> latest) {
        int unusable = 0;
        for (Map<String, Object> kept : latest.values()) {
            if (kept.containsKey("$unusable") || "unknown".equals(kept.get("version"))) {
                unusable++;
            }
        }
        return unusable;
    }

    /** How many of them name each value of a field. */
    public static Map<String, Integer> counts(Map<Integer, Map<String, Object>> latest, String field) {
        Map<String, Integer> counts = new HashMap<>();
        for (Map<String, Object> kept : latest.values()) {
            for (String value : values(kept, field)) {
                counts.put(value, counts.getOrDefault(value, 0) + 1);
            }
        }
        return counts;
    }

    /** The usable values that a report names: v1.1.0 is 1.1.0, and "unknown" is no version. */
    public static List<String> values(Map<String, Object> kept, String field) {
        List<String> values = new ArrayList<>();
        Object said = kept.get(field);
        if (said instanceof List<?> names) {
            names.forEach(name -> values.add((String) name));
        } else if (said != null && !(field.equals("version") && said.equals("unknown"))) {
            String text = said.toString();
            values.add(field.equals("version") && text.startsWith("v") ? text.substring(1) : text);
        }
        return values;
    }

    /** Oldest day first; of an instance there is one a day. */
    private List<Row> rows(LocalDate from, LocalDate to) {
        List<Row> rows = new ArrayList<>();
        days.subMap(from, true, to, true).values().forEach(rows::addAll);
        return rows;
    }
}
