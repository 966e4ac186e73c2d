package rollcall.analysis;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts in raw rows by plain loops, as the manual defines its words, and as slowly as it likes. */
final class Recount {
    private final List<Row> rows;

    Recount(List<Row> rows) {
        this.rows = rows;
    }

    /** Who reported on any of these days, both ends included. */
    Set<Integer> active(LocalDate from, LocalDate to) {
        Set<Integer> active = new HashSet<>();
        for (Row row : rows) {
            if (isBetween(row, from, to)) {
                active.add(row.number());
            }
        }
        return active;
    }

    /** Who was heard since that moment, up to the end of that day. */
    Set<Integer> heardSince(LocalDateTime moment, LocalDate to) {
        Set<Integer> heard = new HashSet<>();
        for (Row row : rows) {
            if (!row.at().isBefore(moment) && !row.day().isAfter(to)) {
                heard.add(row.number());
            }
        }
        return heard;
    }

    /** Whose first report ever is of one of these days. */
    Set<Integer> newcomers(LocalDate from, LocalDate to) {
        Map<Integer, LocalDate> first = new HashMap<>();
        for (Row row : rows) {
            LocalDate known = first.get(row.number());
            if (known == null || row.day().isBefore(known)) {
                first.put(row.number(), row.day());
            }
        }
        Set<Integer> newcomers = new HashSet<>();
        first.forEach((number, day) -> {
            if (!day.isBefore(from) && !day.isAfter(to)) {
                newcomers.add(number);
            }
        });
        return newcomers;
    }

    /** What each instance said last on these days. */
    Map<Integer, Map<String, Object>> latest(LocalDate from, LocalDate to) {
        Map<Integer, Row> latest = new HashMap<>();
        for (Row row : rows) {
            Row known = latest.get(row.number());
            if (isBetween(row, from, to) && (known == null || row.day().isAfter(known.day()))) {
                latest.put(row.number(), row);
            }
        }
        Map<Integer, Map<String, Object>> says = new HashMap<>();
        latest.forEach((number, row) -> says.put(number, row.kept()));
        return says;
    }

    /** The first day on which anybody reported; null if nobody ever did. */
    LocalDate firstDay() {
        LocalDate first = null;
        for (Row row : rows) {
            if (first == null || row.day().isBefore(first)) {
                first = row.day();
            }
        }
        return first;
    }

    /** The first day on which that version was reported; null if it never was. */
    LocalDate firstDayOf(String version) {
        LocalDate first = null;
        for (Row row : rows) {
            boolean says = values(row.kept(), "version").contains(version);
            if (says && (first == null || row.day().isBefore(first))) {
                first = row.day();
            }
        }
        return first;
    }

    /** Every version that was reported until the end of that day. */
    Set<String> versions(LocalDate to) {
        Set<String> versions = new TreeSet<>();
        for (Row row : rows) {
            if (!row.day().isAfter(to)) {
                versions.addAll(values(row.kept(), "version"));
            }
        }
        return versions;
    }

    /** How many of these reports say something usable about a field, be it an empty list. */
    static int reported(Map<Integer, Map<String, Object>> latest, String field) {
        int reported = 0;
        for (Map<String, Object> kept : latest.values()) {
            if (kept.containsKey(field) && !kept.get(field).equals("unknown")) {
                reported++;
            }
        }
        return reported;
    }

    /** How many of them have something in the place of the version that is none. */
    static int unusable(Map<Integer, Map<String, Object>> latest) {
        int unusable = 0;
        for (Map<String, Object> kept : latest.values()) {
            if (kept.containsKey("$unusable") || "unknown".equals(kept.get("version"))) {
                unusable++;
            }
        }
        return unusable;
    }

    /** How many of them name each value of a field. */
    static Map<String, Integer> counts(Map<Integer, Map<String, Object>> latest, String field) {
        Map<String, Integer> counts = new HashMap<>();
        for (Map<String, Object> kept : latest.values()) {
            for (String value : values(kept, field)) {
                counts.put(value, counts.getOrDefault(value, 0) + 1);
            }
        }
        return counts;
    }

    /** The usable values that a report names: v1.1.0 is 1.1.0, and "unknown" is no version. */
    static List<String> values(Map<String, Object> kept, String field) {
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

    private static boolean isBetween(Row row, LocalDate from, LocalDate to) {
        return !row.day().isBefore(from) && !row.day().isAfter(to);
    }
}
