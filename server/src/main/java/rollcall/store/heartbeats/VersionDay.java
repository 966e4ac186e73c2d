package rollcall.store.heartbeats;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The version that an instance reported on a UTC day.
 *
 * @param version null if it reported none
 * @param unusable the code of a {@link rollcall.report.Unusable} if it reported something that is none; otherwise null
 */
public record VersionDay(
        LocalDate day, @Nullable String version, @Nullable String unusable) {}
