package rollcall.analysis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last row of a page of instances, after which the next one goes on. */
record InstanceCursor(Instant time, UUID id) {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,16})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");
    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    /** Before the first row of a list in that order. */
    static InstanceCursor start(InstanceOrder order) {
        return order.descending()
                ? new InstanceCursor(Instant.parse("9999-12-31T00:00:00Z"), HIGHEST)
                : new InstanceCursor(Instant.EPOCH, LOWEST);
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    static Optional<InstanceCursor> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new InstanceCursor(
                        Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS),
                        UUID.fromString(matcher.group(2))))
                : Optional.empty();
    }

    /** For URLs; PostgreSQL's times have microseconds, so nothing is lost. */
    String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time) + "_" + id;
    }
}
