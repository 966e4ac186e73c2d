package rollcall.pages.text;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Writes counts and days as words for pages. */
public final class Phrases {
    private Phrases() {}

    /** "1 instance", "1,874 instances". */
    public static String instances(long count) {
        return many(count, "instance");
    }

    /** "1 report", "12 reports". */
    public static String reports(long count) {
        return many(count, "report");
    }

    /** "1 request", "12 requests". */
    public static String requests(long count) {
        return many(count, "request");
    }

    /** "1 product", "12 products". */
    public static String products(long count) {
        return many(count, "product");
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

    /**
     * A change from one period to the next as the end of a sentence: "4 % more than in the 30 days before".
     *
     * @param period the name of the earlier period, as in "in the 30 days before"
     */
    public static String change(long now, long before, String period) {
        if (now == before) {
            return "as many as " + period;
        }
        if (before == 0) {
            return "none " + period;
        }
        return relative(now, before) + (now > before ? " more than " : " fewer than ") + period;
    }

    /** A change from one period to the next, for a tile: "up 4 % from 1,204". */
    public static String difference(long now, long before) {
        if (now == before) {
            return "as before";
        }
        String from = " from " + Numbers.count(before);
        return (now > before ? "up" : "down") + (before == 0 ? "" : " " + relative(now, before)) + from;
    }

    private static String relative(long now, long before) {
        return Numbers.percent(Math.abs((double) (now - before) / before));
    }

    /** A length of time: "25 min", "3 h 20 min", "2 days 4 h". */
    public static String length(Duration length) {
        if (length.toHours() < 1) {
            return length.toMinutes() + " min";
        }
        if (length.toDays() < 1) {
            return joined(length.toHours() + " h", length.toMinutesPart(), " min");
        }
        return joined(length.toDays() + (length.toDays() == 1 ? " day" : " days"), length.toHoursPart(), " h");
    }

    private static String joined(String large, int small, String unit) {
        return small == 0 ? large : large + " " + small + unit;
    }

    /** A title as part of a sentence: its first letter in lower case, unless the second is a capital ("IP addresses" stays). */
    public static String lower(String title) {
        boolean acronym = title.length() > 1 && Character.isUpperCase(title.charAt(1));
        return acronym ? title : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    /** A kept value for people: "true" as "yes", "false" as "no", all others unchanged. */
    public static String value(String kept) {
        return switch (kept) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> kept;
        };
    }

    private static String many(long count, String noun) {
        return Numbers.count(count) + "\u00a0" + noun + (count == 1 ? "" : "s");
    }
}
