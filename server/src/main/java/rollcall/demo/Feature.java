package rollcall.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Something that people do on a ticket shop, and tell of by an event.
 *
 * @param name the event's name
 * @param title as pages call it
 * @param share of the installations with what it needs that take it up at all
 * @param since the release that brought it
 * @param need the feature that comes before it; null if none has to
 * @param delay days that it takes to come to it, on average
 * @param daily the chance that a day sees it, once it was taken up
 * @param times how often it then happens, on average
 */
record Feature(
        String name, String title, double share, String since, String need, double delay, double daily, double times) {
    /** Those that others need come first. */
    static final List<Feature> ALL = List.of(
            new Feature("event.created", "Event created", 0.97, "2.4.0", null, 1, 0.16, 1.3),
            new Feature("product.added", "Ticket type added", 0.88, "2.4.0", "event.created", 1.5, 0.22, 2.5),
            new Feature("shop.published", "Shop published", 0.74, "2.4.0", "product.added", 5, 0.07, 1),
            new Feature("order.placed", "Order placed", 0.83, "2.4.0", "shop.published", 3, 0.72, 14),
            new Feature("order.paid", "Order paid", 0.86, "2.4.0", "order.placed", 1, 0.62, 9),
            new Feature("checkin.scanned", "Ticket scanned", 0.66, "2.4.0", "order.paid", 12, 0.17, 60),
            new Feature("order.refunded", "Order refunded", 0.5, "2.4.0", "order.paid", 9, 0.08, 1.6),
            new Feature("voucher.created", "Voucher created", 0.41, "2.4.0", "product.added", 6, 0.09, 6),
            new Feature("mail.sent", "Mail to attendees sent", 0.58, "2.4.0", "order.placed", 7, 0.12, 1.4),
            new Feature("statistics.opened", "Statistics opened", 0.69, "2.4.0", "event.created", 4, 0.31, 2),
            new Feature("submission.received", "Submission received", 0.4, "2.4.0", "event.created", 9, 0.33, 4),
            new Feature("schedule.published", "Schedule published", 0.73, "2.4.0", "submission.received", 15, 0.1, 1.2),
            new Feature("badge.printed", "Badge printed", 0.34, "2.5.0", "checkin.scanned", 2, 0.3, 35),
            new Feature("exhibitor.added", "Exhibitor added", 0.21, "2.5.0", "event.created", 8, 0.14, 3),
            new Feature("video.joined", "Video room joined", 0.37, "2.6.0", "order.placed", 6, 0.26, 22),
            new Feature("interpretation.started", "Interpretation started", 0.4, "3.0.0", "video.joined", 4, 0.2, 3),
            new Feature("waitinglist.joined", "Waiting list joined", 0.46, "3.1.0", "shop.published", 2, 0.25, 5));

    private static final int NEVER = Integer.MAX_VALUE / 2;

    /** For each feature the day from which on that installation uses it, counted as its birth is; a day that never comes if it does not. */
    static Map<String, Integer> starts(DemoInstallation who) {
        Map<String, Feature> byName = ALL.stream().collect(Collectors.toMap(Feature::name, Function.identity()));
        return ALL.stream().collect(Collectors.toMap(Feature::name, feature -> feature.start(who, byName)));
    }

    private int start(DemoInstallation who, Map<String, Feature> byName) {
        int before = need == null ? who.born() : byName.get(need).start(who, byName);
        Odds odds = Odds.of(name, who.number());
        return odds.chance(share) && before < NEVER ? before + (int) odds.exponential(delay) : NEVER;
    }
}
