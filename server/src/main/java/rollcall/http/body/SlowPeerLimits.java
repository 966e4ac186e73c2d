package rollcall.http.body;

import java.time.Duration;

/**
 * How slow a peer may be.
 *
 * @param bytesPerSecond the lowest mean rate at which a peer has to send a body or read an answer
 * @param late how far a peer may fall behind that rate
 * @param head the longest time for the head of a request, and between an answer and the next request
 */
public record SlowPeerLimits(int bytesPerSecond, Duration late, Duration head) {
    /** About half of what the slowest mobile line carries, which is 30 KiB/s. */
    public static final SlowPeerLimits USUAL =
            new SlowPeerLimits(16 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(30));
}
