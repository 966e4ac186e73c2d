package rollcall.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.access.people.Account;
import rollcall.access.people.Role;
import rollcall.product.Products;
import rollcall.report.Product;

/**
 * Makes the usual pages of large products before somebody asks for them, so that nobody waits until a year of days was read: after the start of
 * the server, and after each day is closed.
 */
public final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** Pages of products with fewer instances are fast without it. */
    private static final int FEWEST_INSTANCES = 10_000;

    private static final int MOST_PRODUCTS = 20;
    private static final Account NOBODY = new Account(0, "", Role.MAINTAINER);

    private final Products products;
    private final List<Consumer<PageRequest>> pages;
    private final OneConnection connection;
    private final Predicate<LocalDate> areClosed;
    private final Clock clock;
    private LocalDate done = LocalDate.MIN;

    /**
     * @param pages pages about one product
     * @param connection over which each page is read
     * @param areClosed whether all days before a day are closed
     */
    public WarmUp(
            Products products,
            List<Consumer<PageRequest>> pages,
            OneConnection connection,
            Predicate<LocalDate> areClosed,
            Clock clock) {
        this.products = products;
        this.pages = pages;
        this.connection = connection;
        this.areClosed = areClosed;
        this.clock = clock;
    }

    /** Makes the pages, unless they have been made today or a day is not closed yet. */
    public void run() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (today.equals(done) || !areClosed.test(today)) {
            return;
        }
        List<Product> large = products.largest(FEWEST_INSTANCES, MOST_PRODUCTS);
        long begin = System.nanoTime();
        large.forEach(product -> make(product, today));
        done = today;
        if (!large.isEmpty()) {
            LOG.info(
                    "warm-up: the usual pages of {} large products are made, in {} ms",
                    large.size(),
                    Duration.ofNanos(System.nanoTime() - begin).toMillis());
        }
    }

    private void make(Product product, LocalDate today) {
        PageRequest pageRequest =
                new PageRequest(NOBODY, product, List.of(product), "/p/" + product.slug(), Map.of(), "", today);
        for (Consumer<PageRequest> page : pages) {
            if (!Thread.currentThread().isInterrupted()) {
                connection.during(() -> {
                    page.accept(pageRequest);
                    return pageRequest;
                });
            }
        }
    }
}
