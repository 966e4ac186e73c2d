package rollcall.encoder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened.
 *
 * @param now the time of sending
 * @param firstSeenAt when this installation's first message arrived; null if none has
 */
public record SendTimes(Instant now, @Nullable Instant firstSeenAt) {}
