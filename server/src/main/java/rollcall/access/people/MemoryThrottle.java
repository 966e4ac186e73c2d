package rollcall.access.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import rollcall.access.Secrets;
import rollcall.report.Sha256;

/**
 * Limits tries to a number in 15 minutes, in the memory of this process. Keys are held only as hashes with a random secret that is never
 * stored, and only those used last.
 */
final class MemoryThrottle {
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    private final String key = Secrets.token();
    private final int tries;
    private final TimeMeter time;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(WINDOW)
            .build();

    MemoryThrottle(int tries, Clock clock) {
        this.tries = tries;
        this.time = new ClockMeter(clock);
    }

    private record Key(String group, String who) {}

    /** Counts a try. Returns zero if it is allowed, otherwise the time to wait. */
    Duration admit(String group, String who) {
        ConsumptionProbe probe = buckets.get(key(group, who), fresh -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** Takes back a counted try. */
    void giveBack(String group, String who) {
        buckets.get(key(group, who), fresh -> bucket()).addTokens(1);
    }

    /** Resets one member of a group. */
    void forget(String group, String who) {
        buckets.invalidate(key(group, who));
    }

    /** Resets all members of a group. */
    void forget(String group) {
        String hidden = hidden(group);
        buckets.asMap().keySet().removeIf(each -> each.group.equals(hidden));
    }

    private Key key(String group, String who) {
        return new Key(hidden(group), hidden(who));
    }

    private String hidden(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(key + text));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, WINDOW))
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
