package rollcall.pages.text;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Writes counts and days as words for pages, in the reader's language. */
public final class Phrases {
    private static final int LONGEST_IN_SECONDS = 120;

    private Phrases() {}

    /** "1 instance", "1,874 instances". */
    public static String instances(long count) {
        return Messages.get("phrases.instances", count);
    }

    /** "1 report", "12 reports". */
    public static String reports(long count) {
        return Messages.get("phrases.reports", count);
    }

    /** "1 request", "12 requests". */
    public static String requests(long count) {
        return Messages.get("phrases.requests", count);
    }

    /** "1 product", "12 products". */
    public static String products(long count) {
        return Messages.get("phrases.products", count);
    }

    /** "1 event", "45,120 events". */
    public static String events(long count) {
        return Messages.get("phrases.events", count);
    }

    /** "1 user", "about 1,200 users". */
    public static String users(long count) {
        return Messages.get("phrases.users", count, Numbers.about(count));
    }

    /** "1 day", "9 days". */
    public static String days(long count) {
        return Messages.get("phrases.days", count);
    }

    /** "today", "yesterday", "12 days ago". */
    public static String ago(LocalDate day, LocalDate today) {
        return Messages.get("phrases.days-ago", Math.max(0, ChronoUnit.DAYS.between(day, today)));
    }

    /** "a", "a and b", "a, b and c". */
    public static String list(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        int last = items.size() - 1;
        return Messages.get("phrases.and", String.join(", ", items.subList(0, last)), items.get(last));
    }

    /**
     * A change from one period to the next as the end of a sentence: "4 % more than in the 30 days before".
     *
     * @param period the name of the earlier period, as in "in the 30 days before"
     */
    public static String change(long now, long before, String period) {
        if (now == before) {
            return Messages.get("phrases.as-many-as", period);
        }
        if (before == 0) {
            return Messages.get("phrases.none", period);
        }
        return Messages.get(now > before ? "phrases.more-than" : "phrases.fewer-than", relative(now, before), period);
    }

    /** A change from one period to the next, for a tile: "up 4 % from 1,204". */
    public static String difference(long now, long before) {
        if (now == before) {
            return Messages.get("phrases.as-before");
        }
        if (before == 0) {
            return Messages.get("phrases.up-from-none", before);
        }
        return Messages.get(now > before ? "phrases.up" : "phrases.down", relative(now, before), before);
    }

    private static String relative(long now, long before) {
        return Numbers.percent(Math.abs((double) (now - before) / before));
    }

    /** A length of time: "25 ms", "90 s", "25 min", "3 h 20 min", "2 days 4 h"; what is left over is not rounded up. */
    public static String length(Duration length) {
        if (length.toSeconds() < 1) {
            return Messages.get("phrases.milliseconds", length.toMillis());
        }
        if (length.toSeconds() < LONGEST_IN_SECONDS) {
            return Messages.get("phrases.seconds", length.toSeconds());
        }
        if (length.toHours() < 1) {
            return Messages.get("phrases.minutes", length.toMinutes());
        }
        if (length.toDays() < 1) {
            return joined(Messages.get("phrases.hours", length.toHours()), length.toMinutesPart(), "phrases.minutes");
        }
        return joined(Messages.get("phrases.full-days", length.toDays()), length.toHoursPart(), "phrases.hours");
    }

    private static String joined(String large, int small, String unit) {
        return small == 0 ? large : large + " " + Messages.get(unit, small);
    }

    /**
     * A title as part of a sentence: its first letter in lower case, unless the second is a capital ("IP addresses" stays). In a language
     * that writes nouns with capitals the title stays as it is.
     */
    public static String lower(String title) {
        boolean acronym = title.length() > 1 && Character.isUpperCase(title.charAt(1));
        return acronym || ReaderLocale.language().equals(Locale.GERMAN)
                ? title
                : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    /** A kept value for people: "true" as "yes", "false" as "no", all others unchanged. */
    public static String value(String kept) {
        return switch (kept) {
            case "true" -> Messages.get("phrases.yes");
            case "false" -> Messages.get("phrases.no");
            default -> kept;
        };
    }
}
