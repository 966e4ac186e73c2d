package rollcall.access.keys;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Product;
import rollcall.report.Trace;
import rollcall.store.counts.KeyUseDao;

/**
 * When each key was last used, by the day, and how often. Requests are counted in memory and written down together by a job: a server
 * that is killed loses the last seconds of it, and nothing else depends on it.
 */
public final class KeyUse implements AutoCloseable {
    /** Whole days and today so far. */
    public static final int DAYS = 30;

    private static final int KEPT_DAYS = 60;
    private static final Logger LOG = LoggerFactory.getLogger(KeyUse.class);

    private final KeyUseDao uses;
    private final Clock clock;

    /** What is not written down yet: at most a number for each key that exists and each day since the last time. */
    private final ConcurrentMap<KeyDay, Long> waiting = new ConcurrentHashMap<>();

    private record KeyDay(String prefix, LocalDate day) {}

    /**
     * Of one key.
     *
     * @param lastDay the last day on which a request carried it, in UTC
     * @param requests in {@value #DAYS} days
     */
    public record Use(LocalDate lastDay, long requests) {}

    public KeyUse(KeyUseDao uses, Clock clock) {
        this.uses = uses;
        this.clock = clock;
    }

    /** The same way in, with each good key counted as used once. */
    public Function<String, Optional<Product>> counting(Function<String, Optional<Product>> authenticate) {
        return presented -> {
            Optional<Product> product = authenticate.apply(presented);
            product.ifPresent(known -> waiting.merge(new KeyDay(ApiKeys.prefix(presented), today()), 1L, Long::sum));
            return product;
        };
    }

    /** Of a product's keys those that were ever used, by prefix; up to the last time that it was written down. */
    public Map<String, Use> ofProduct(Product product) {
        return uses.ofProduct(product.id(), today().minusDays(DAYS)).stream()
                .collect(Collectors.toMap(KeyUseDao.Sum::prefix, sum -> new Use(sum.lastDay(), sum.requests())));
    }

    /** Writes down what was counted; to be called every few seconds. What could not be written waits for the next time. */
    public void flush() {
        List<KeyUseDao.Count> counts = waiting.keySet().stream()
                .map(key -> new KeyUseDao.Count(
                        key.prefix(),
                        key.day(),
                        Optional.ofNullable(waiting.remove(key)).orElse(0L)))
                .filter(count -> count.requests() > 0)
                .toList();
        if (counts.isEmpty()) {
            return;
        }
        try {
            uses.add(counts);
        } catch (RuntimeException e) {
            counts.forEach(
                    count -> waiting.merge(new KeyDay(count.prefix(), count.day()), count.requests(), Long::sum));
            throw e;
        }
    }

    /** Removes days that no page shows; to be called about once an hour. */
    public void expire() {
        uses.removeBefore(today().minusDays(KEPT_DAYS));
    }

    /** Writes what is left. */
    @Override
    public void close() {
        try {
            flush();
        } catch (RuntimeException e) {
            LOG.warn("the last uses of keys were not written down: {}", Trace.of(e));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
