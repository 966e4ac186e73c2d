package rollcall.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Thirty log-ins an address in 15 minutes, in this process alone. The address itself is not held: only a hash with a random key
 * that dies with the process, of the 10,000 addresses used last.
 */
final class AddressThrottle {
    private static final int TRIES = 30;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final String key = Secrets.token();
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(WINDOW).build();

    AddressThrottle(Clock clock) {
        this.time = new ClockMeter(clock);
    }

    boolean admit(String address) {
        String who = Base64.getEncoder().encodeToString(Secrets.sha256(key + address));
        return buckets.get(who, fresh -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(TRIES).refillGreedy(TRIES, WINDOW))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
