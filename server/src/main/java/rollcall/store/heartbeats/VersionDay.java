package rollcall.store.heartbeats;

import java.time.LocalDate;

/**
 * The version that an instance reported on a UTC day.
 *
 * @param version null if it reported none
 * @param unusable the code of a {@link rollcall.report.Unusable} if it reported something that is none; otherwise null
 */
public record VersionDay(LocalDate day, String version, String unusable) {}
