package rollcall.pages.settings;

import java.time.Instant;
import java.util.List;
import rollcall.jobs.Backlog;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Moment;
import rollcall.report.Product;

/**
 * The reports of a product that could not be rolled up, as the table shows them.
 *
 * @param product the name of the product
 * @param what the number and kind of reports, for example "3 heartbeats"
 * @param last when rolling them up last failed
 * @param place the classes, files and lines of that failure
 */
public record ParkedLine(String product, String what, Moment last, String place) {
    /** The name of a product, which may be gone. */
    static String product(int id, List<Product> products) {
        return products.stream()
                .filter(each -> each.id() == id)
                .map(Product::name)
                .findFirst()
                .orElseGet(() -> Messages.get("settings.a-product-that-is-gone"));
    }

    static ParkedLine of(Backlog.Parked parked, List<Product> products, Instant now) {
        String what = parked.what().equals("events") ? "settings.batches" : "settings.heartbeats-put-aside";
        return new ParkedLine(
                product(parked.productId(), products),
                Messages.get(what, parked.count()),
                Moment.of(parked.lastAt(), now),
                parked.place());
    }
}
