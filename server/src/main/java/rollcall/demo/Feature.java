package rollcall.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A feature of a ticket shop, and the event that its use sends.
 *
 * @param name the event's name
 * @param title the event's title on pages
 * @param share the share of installations that ever use the feature, of those that use the feature that it needs
 * @param since the first release that has the feature
 * @param need the event name of the feature that must be used before; null if there is none
 * @param delay the mean number of days from the use of the needed feature, or from the first heartbeat, to the first use
 * @param daily the chance that an installation that uses the feature uses it on a day
 * @param times the mean number of events on such a day
 */
record Feature(
        String name, String title, double share, String since, String need, double delay, double daily, double times) {
    /** All features. A feature stands after the feature that it needs. */
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

    /**
     * The first day on which an installation uses each feature, by event name, counted from the fleet's day 0. A day that never comes
     * if the installation does not use the feature.
     */
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
