package rollcall.http.body;

import java.time.Duration;

/**
 * How slow a peer may be.
 *
 * @param bytesPerSecond the least that it has to send of a body, or to read of an answer, on the whole
 * @param late how far it may fall behind that
 * @param head how long it may take for the head of a request, and to come with the next one
 */
public record SlowPeerLimits(int bytesPerSecond, Duration late, Duration head) {
    /** The slowest mobile line has some 30 KiB/s. */
    public static final SlowPeerLimits USUAL =
            new SlowPeerLimits(16 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(30));
}
