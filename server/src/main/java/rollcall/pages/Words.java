package rollcall.pages;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rollcall.analysis.Distribution;

/** How pages put counts and days into words. */
public final class Words {
    private Words() {}

    /** "1 instance", "1,874 instances". */
    public static String instances(long count) {
        return many(count, "instance");
    }

    /** "1 report", "12 reports". */
    static String reports(long count) {
        return many(count, "report");
    }

    /** "1 request", "12 requests". */
    static String requests(long count) {
        return many(count, "request");
    }

    /** "1 event", "45,120 events". */
    public static String events(long count) {
        return many(count, "event");
    }

    /** "1 user", "about 1,200 users". */
    public static String users(long count) {
        return Numbers.about(count) + "\u00a0user" + (count == 1 ? "" : "s");
    }

    /** "1 day", "9 days". */
    public static String days(long count) {
        return many(count, "day");
    }

    /** "today", "yesterday", "12 days ago". */
    public static String ago(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(day, today);
        if (days <= 0) {
            return "today";
        }
        return days == 1 ? "yesterday" : days(days) + " ago";
    }

    /** "a", "a and b", "a, b and c". */
    public static String list(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        int last = items.size() - 1;
        return String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /** A change from one period to the next as the end of a sentence: "4 % more than in the 30 days before". */
    static String change(long now, long before, String period) {
        if (now == before) {
            return "as many as " + period;
        }
        if (before == 0) {
            return "none " + period;
        }
        return relative(now, before) + (now > before ? " more than " : " fewer than ") + period;
    }

    /** The same for a tile: "up 4 % from 1,204". */
    static String difference(long now, long before) {
        if (now == before) {
            return "as before";
        }
        String from = " from " + Numbers.count(before);
        return (now > before ? "up" : "down") + (before == 0 ? "" : " " + relative(now, before)) + from;
    }

    private static String relative(long now, long before) {
        return Numbers.percent(Math.abs((double) (now - before) / before));
    }

    /** A title inside a sentence: "operating system", and "IP addresses" as it is. */
    static String lower(String title) {
        boolean acronym = title.length() > 1 && Character.isUpperCase(title.charAt(1));
        return acronym ? title : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    /** A kept value as people read it: flags as yes and no, all others as they are. */
    public static String value(String kept) {
        return switch (kept) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> kept;
        };
    }

    /** The denominator under a chart: "of 1,874 instances active in 7 days; 41 do not report this field". */
    public static String denominator(int active, int notReported) {
        if (active == 0) {
            return "no instance was active in 7 days";
        }
        String all = "of " + instances(active) + " active in 7 days; ";
        return all
                + switch (notReported) {
                    case 0 -> "all report this field";
                    case 1 -> "1 does not report this field";
                    default -> Numbers.count(notReported) + " do not report this field";
                };
    }

    /**
     * The same of a field that may be a version: "of 28 instances; 2 do not report this field, 3 report no usable version (a commit
     * hash: 2, looks like an internet address: 1)".
     */
    static String denominator(Distribution now) {
        String all = denominator(now.active(), now.notReported());
        if (now.allUnusable() == 0) {
            return all;
        }
        String silent = now.notReported() == 0 ? all.substring(0, all.lastIndexOf("; ") + 2) : all + ", ";
        return silent + unusable(now);
    }

    private static String unusable(Distribution now) {
        List<String> reasons = new ArrayList<>();
        now.unusable().forEach((reason, count) -> reasons.add(reason.words() + ": " + Numbers.count(count)));
        int count = now.allUnusable();
        return Numbers.count(count) + (count == 1 ? " reports" : " report") + " no usable version ("
                + String.join(", ", reasons) + ")";
    }

    private static String many(long count, String noun) {
        return Numbers.count(count) + "\u00a0" + noun + (count == 1 ? "" : "s");
    }
}
