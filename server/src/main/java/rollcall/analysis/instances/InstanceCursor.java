package rollcall.analysis.instances;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row at an end of a page of instances. The next page begins after it, or the page before ends before it.
 *
 * @param time null for an instance that never sent a heartbeat, and in orders without a time
 */
record InstanceCursor(Instant time, UUID id) {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,16}|never)_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");
    private static final String NEVER = "never";
    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    /** The cursor before the first row of a list in that order. */
    static InstanceCursor start(InstanceOrder order) {
        return order.descending() ? endOfHeard() : new InstanceCursor(Instant.EPOCH, LOWEST);
    }

    /** The cursor after those whose last heartbeat came on a UTC day or later, in a list with the latest first. */
    static InstanceCursor before(LocalDate day) {
        return new InstanceCursor(day.atStartOfDay().toInstant(ZoneOffset.UTC), LOWEST);
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    static Optional<InstanceCursor> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new InstanceCursor(time(matcher.group(1)), UUID.fromString(matcher.group(2))))
                : Optional.empty();
    }

    private static Instant time(String text) {
        return text.equals(NEVER) ? null : Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS);
    }

    /** The identifier after which the instances that never sent a heartbeat go on. */
    UUID afterNever() {
        return time == null ? id : LOWEST;
    }

    /** The cursor after the last instance that ever sent a heartbeat. */
    static InstanceCursor endOfHeard() {
        return new InstanceCursor(Instant.parse("9999-12-31T00:00:00Z"), HIGHEST);
    }

    /** The cursor for URLs. It has microseconds, as PostgreSQL's times have, so nothing is lost. */
    String text() {
        return (time == null ? NEVER : ChronoUnit.MICROS.between(Instant.EPOCH, time)) + "_" + id;
    }
}
