package rollcall.store.instances;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Table {@code instance}, within a group commit. */
public final class InstanceTable {
    /**
     * For an instance that sent events and no heartbeat yet: its last heartbeat lies before all time, so that the first one finds the window
     * open.
     */
    private static final String KNOW = """
            INSERT INTO instance AS i (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day, version)
            VALUES (?, ?, ?, ?::timestamptz, '-infinity', '-infinity', ?)
            ON CONFLICT (product_id, instance_id) DO UPDATE SET ordinal = i.ordinal
            RETURNING ordinal
            """;

    /** SQLSTATE 40001: the transaction has to be done again because of another one. */
    public static final String FORGOTTEN = "40001";

    private InstanceTable() {}

    /**
     * An instance that sent a report before.
     *
     * @param firstSeenAt when its first report was received
     * @param lastDay the UTC day of its last heartbeat; {@link LocalDate#MIN} if it sent none yet
     * @param lastHeartbeatAt when its last heartbeat was received; before all time if it sent none yet
     */
    public record Known(int ordinal, Instant firstSeenAt, LocalDate lastDay, Instant lastHeartbeatAt) {
        /** Whether it has sent a heartbeat on that UTC day. */
        public boolean reportedOn(LocalDate day) {
            return lastDay.equals(day);
        }

        /** Whether its first heartbeat is one of that UTC day: it has sent none before, or it was seen first on that day. */
        boolean isFirstOn(LocalDate day) {
            return lastDay.equals(LocalDate.MIN)
                    || LocalDate.ofInstant(firstSeenAt, ZoneOffset.UTC).equals(day);
        }
    }

    /**
     * The place of an instance's heartbeat of a day.
     *
     * @param ordinal the instance's position in every bitmap
     * @param first whether the day is the instance's first with a heartbeat
     * @param isNew whether the instance became known by this heartbeat
     */
    public record Place(int ordinal, boolean first, boolean isNew) {}

    /**
     * An instance that sent events.
     *
     * @param isNew whether it became known by them
     */
    public record Introduced(int ordinal, boolean isNew) {}

    /** Makes an instance known that sent no report before. Another transaction may have made it known in this moment. */
    public static Introduced know(
            Connection connection,
            InstanceKey key,
            @Nullable String version,
            OrdinalAllocator.Provided ordinals,
            Instant at)
            throws SQLException {
        int ordinal = ordinals.next(key.productId());
        try (PreparedStatement statement = connection.prepareStatement(KNOW)) {
            statement.setInt(1, key.productId());
            statement.setObject(2, key.instanceId());
            statement.setInt(3, ordinal);
            statement.setObject(4, at.atOffset(ZoneOffset.UTC));
            statement.setString(5, version);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Introduced(rows.getInt(1), rows.getInt(1) == ordinal);
            }
        }
    }
}
