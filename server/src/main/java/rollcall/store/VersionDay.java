package rollcall.store;

import java.time.LocalDate;

/** The version that an instance reported on a UTC day; null if it reported none. */
public record VersionDay(LocalDate day, String version) {}
