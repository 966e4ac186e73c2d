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
 * Records the day of each key's last use, and the number of its requests. Requests are counted in memory and stored together by a job. A
 * server that is killed loses the counts of the last seconds; nothing else depends on them.
 */
public final class KeyUse implements AutoCloseable {
    /** Days of the counted period, today included. */
    public static final int DAYS = 30;

    private static final int KEPT_DAYS = 60;
    private static final Logger LOG = LoggerFactory.getLogger(KeyUse.class);

    private final KeyUseDao uses;
    private final Clock clock;

    /** Counts that are not stored yet: one number for each existing key and each day since the last store. */
    private final ConcurrentMap<KeyDay, Long> waiting = new ConcurrentHashMap<>();

    private record KeyDay(String prefix, LocalDate day) {}

    /**
     * The use of one key.
     *
     * @param lastDay the last UTC day with a request
     * @param requests in {@value #DAYS} days
     */
    public record Use(LocalDate lastDay, long requests) {}

    public KeyUse(KeyUseDao uses, Clock clock) {
        this.uses = uses;
        this.clock = clock;
    }

    /** Wraps this authentication so that each valid key is counted as used once. */
    public Function<String, Optional<Product>> counting(Function<String, Optional<Product>> authenticate) {
        return presented -> {
            Optional<Product> product = authenticate.apply(presented);
            product.ifPresent(known -> waiting.merge(new KeyDay(ApiKeys.prefix(presented), today()), 1L, Long::sum));
            return product;
        };
    }

    /** The use of a product's keys by prefix, up to the last store; keys that were never used are missing. */
    public Map<String, Use> ofProduct(Product product) {
        return uses.ofProduct(product.id(), today().minusDays(DAYS)).stream()
                .collect(Collectors.toMap(KeyUseDao.Sum::prefix, sum -> new Use(sum.lastDay(), sum.requests())));
    }

    /** Stores the counts; to be called every few seconds. Counts that cannot be stored wait for the next call. */
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

    /** Stores the remaining counts. */
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
