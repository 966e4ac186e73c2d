package rollcall.product;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import rollcall.report.Product;
import rollcall.store.products.TestPeriodDao;

/**
 * The test mode of products. While a product is in test mode, an instance may report as often as it likes. Instances that are first seen in
 * that time are test instances: pages mark them, and they can be cleared away.
 */
public final class TestMode {
    /** How long test mode lasts from its beginning, or from the moment when it is begun once more. */
    public static final Duration LENGTH = Duration.ofHours(1);

    private final TestPeriodDao periods;
    private final Clock clock;

    public TestMode(TestPeriodDao periods, Clock clock) {
        this.periods = periods;
        this.clock = clock;
    }

    /** Begins test mode for an hour, or prolongs it until an hour from now. Requests use it within 5 s. */
    public void begin(Product product) {
        Instant now = clock.instant();
        periods.begin(product.id(), now, now.plus(LENGTH));
    }

    /** Ends test mode now. Requests use it within 5 s. */
    public void end(Product product) {
        periods.end(product.id(), clock.instant());
    }

    public boolean isOn(Product product) {
        return product.isInTestMode(clock.instant());
    }

    /** How many test instances a product has. */
    public int instances(Product product) {
        return periods.count(product.id());
    }

    /** Tells of some instances of a product which are test instances. */
    public Marks marks(Product product) {
        return new Marks(periods.periods(product.id()));
    }

    /** Tells which instances are test instances. */
    public record Marks(List<TestPeriodDao.Period> periods) {
        /** Whether an instance that was first seen then is a test instance. */
        public boolean isTest(Instant firstSeenAt) {
            return periods.stream().anyMatch(period -> period.holds(firstSeenAt));
        }
    }
}
