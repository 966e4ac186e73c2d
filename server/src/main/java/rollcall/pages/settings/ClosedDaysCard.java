package rollcall.pages.settings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollcall.jobs.ClosingProgress;
import rollcall.jobs.JobOnServer;
import rollcall.jobs.JobState;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Moment;
import rollcall.pages.text.Phrases;
import rollcall.report.Product;

/**
 * What the page of jobs shows of the days that are over.
 *
 * @param headline how many are closed
 * @param last when a day was last closed; null if that is not known
 * @param lines the products with open days
 */
public record ClosedDaysCard(String headline, Moment last, List<Line> lines) {
    private static final String JOB = "closed-days";

    /**
     * A product with open days.
     *
     * @param product its name
     * @param closed how many of its days are closed
     * @param days how many days are over
     * @param text both in words
     * @param next the day that is closed next
     * @param failure when that day could last not be closed; null if it does not fail
     */
    public record Line(String product, long closed, long days, String text, String next, Moment failure) {}

    /** Null if no product has a day that is over. */
    static ClosedDaysCard of(ClosingProgress.State state, List<JobOnServer> jobs, List<Product> products, Instant now) {
        if (state.days() == 0) {
            return null;
        }
        Optional<Instant> failure = jobs.stream()
                .filter(each -> each.isAlive(now))
                .map(JobOnServer::state)
                .filter(each -> each.name().equals(JOB) && each.failing())
                .map(JobState::lastFailure)
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        return new ClosedDaysCard(
                headline(state),
                state.closedAt().map(at -> Moment.of(at, now)).orElse(null),
                state.products().stream()
                        .filter(each -> each.next().isPresent())
                        .map(each -> line(each, failure, products, now))
                        .toList());
    }

    private static String headline(ClosingProgress.State state) {
        int products = state.products().size();
        if (state.closed() == state.days()) {
            return Messages.get("settings.all-days-are-closed", Phrases.days(state.days()), products);
        }
        return state.left()
                .map(Phrases::length)
                .map(left -> Messages.get(
                        "settings.days-are-closed-others-in", state.closed(), state.days(), products, left))
                .orElseGet(() -> Messages.get("settings.days-are-closed", state.closed(), state.days(), products));
    }

    /** A day fails if the job does, and the product got no further since. */
    private static Line line(
            ClosingProgress.OfProduct of, Optional<Instant> failure, List<Product> products, Instant now) {
        return new Line(
                ParkedLine.product(of.productId(), products),
                of.closed(),
                of.days(),
                Messages.get("settings.closed-of", of.closed(), of.days()),
                Dates.day(of.next().orElseThrow()),
                failure.filter(at -> of.closedAt().stream().noneMatch(at::isBefore))
                        .map(at -> Moment.of(at, now))
                        .orElse(null));
    }
}
