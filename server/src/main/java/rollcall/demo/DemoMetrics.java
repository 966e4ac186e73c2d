package rollcall.demo;

import java.math.BigDecimal;
import java.util.Map;
import rollcall.report.ReportedValue;

/** The metrics that an installation reports, as exact numbers. The gate turns them into buckets. */
final class DemoMetrics {
    private static final int DAY_SECONDS = 86_400;
    private static final int BIG = 40;

    private DemoMetrics() {}

    static void put(Map<String, ReportedValue> reportedValues, DemoInstallation who, int day, Release release) {
        Odds odds = Odds.of("metrics", who.number());
        double events = eventsAtFirst(odds) * (1 + odds.between(0.002, 0.03) * (day - who.born()));
        double live = events * odds.between(0.3, 0.9);
        double orders = live * odds.size(25, 1.1);
        double paid = orders * odds.between(0.1, 0.8);
        double tickets = orders * odds.between(1.1, 2.4);
        double paidTickets = paid * odds.between(1.1, 2.2);
        number(reportedValues, "events_bucket", events);
        number(reportedValues, "live_events_bucket", live);
        number(reportedValues, "organizers_bucket", 1 + events / odds.between(3, 15));
        number(reportedValues, "orders_bucket", orders);
        number(reportedValues, "paid_orders_bucket", paid);
        number(reportedValues, "attendees_bucket", tickets * odds.between(0.7, 1));
        number(reportedValues, "tickets_issued_bucket", tickets);
        number(reportedValues, "paid_tickets_bucket", paidTickets);
        number(reportedValues, "free_tickets_bucket", Math.max(0, tickets - paidTickets));
        if (release.hasWhatCameWith("2.4.0")) {
            number(reportedValues, "submissions_bucket", odds.chance(0.45) ? 0 : events * odds.size(6, 1.2));
        }
        if (release.hasWhatCameWith("2.5.0")) {
            number(reportedValues, "uptime_bucket", uptime(who, day));
            number(reportedValues, "error_count_bucket", errors(who, day, release));
        }
    }

    /** Whether an installation had many events already when it arrived. */
    static boolean isBig(int number) {
        return eventsAtFirst(Odds.of("metrics", number)) >= BIG;
    }

    /** The first that is drawn of an installation's metrics; the others follow from it. */
    private static double eventsAtFirst(Odds odds) {
        double middle = odds.chance(0.15) ? 0.4 : 9;
        return odds.size(middle, 1.5);
    }

    private static double uptime(DemoInstallation who, int day) {
        Odds odds = Odds.of("uptime", who.number(), Math.floorDiv(day, 3));
        return (odds.exponential(odds.chance(0.3) ? 4 : 40) + 0.8 * Math.floorMod(day, 3)) * DAY_SECONDS;
    }

    /** The number of errors. It is higher with 3.0.0, the first release of a new major version. */
    private static double errors(DemoInstallation who, int day, Release release) {
        Odds odds = Odds.of("errors", who.number(), day);
        double usual = release.version().equals("3.0.0") ? 40 : 3;
        return odds.chance(0.35) ? 0 : odds.size(usual, 1.2);
    }

    private static void number(Map<String, ReportedValue> reportedValues, String field, double exact) {
        reportedValues.put(field, new ReportedValue.Number(BigDecimal.valueOf((long) exact)));
    }
}
