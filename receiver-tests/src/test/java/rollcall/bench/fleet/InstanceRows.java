package rollcall.bench.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** The rows of table {@code instance}, known once the last day is over. */
public final class InstanceRows {
    private static final String COPY = """
            COPY instance (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day, version) FROM STDIN
            """;

    private static final int SECONDS = 86_400;

    private final Shape shape;
    private final long[] lastDays;

    InstanceRows(Shape shape) {
        this.shape = shape;
        this.lastDays = new long[shape.instances()];
    }

    /** The identifier of an instance. */
    public static UUID id(int ordinal) {
        SplittableRandom random = new SplittableRandom(ordinal);
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 2L << 62);
    }

    /** The time at which an instance reports on a day, as COPY reads it. */
    static String at(LocalDate day, int ordinal) {
        return day.atStartOfDay().plusSeconds(new SplittableRandom(ordinal).nextInt(SECONDS)) + "Z";
    }

    void report(LocalDate day, RoaringBitmap reporting) {
        reporting.forEach((int ordinal) -> lastDays[ordinal] = day.toEpochDay());
    }

    /** Writes them with the versions that the instances have now. */
    void write(Connection connection, int productId, Fleet fleet) throws SQLException {
        String[] versions = new String[shape.instances()];
        Arrays.fill(versions, "\\N");
        List<RoaringBitmap> installed = fleet.versions().installed();
        for (int version = 0; version < installed.size(); version++) {
            String name = fleet.versions().name(version);
            installed.get(version).forEach((int ordinal) -> versions[ordinal] = name);
        }
        int day = 0;
        try (CopyRows rows = new CopyRows(connection, COPY)) {
            for (int ordinal = 0; ordinal < fleet.installations().arrived(shape.days()); ordinal++) {
                while (fleet.installations().arrived(day) <= ordinal) {
                    day++;
                }
                LocalDate last = LocalDate.ofEpochDay(lastDays[ordinal]);
                rows.add(
                        productId,
                        id(ordinal),
                        ordinal,
                        at(shape.first().plusDays(day), ordinal),
                        at(last, ordinal),
                        last,
                        versions[ordinal]);
            }
        }
    }
}
