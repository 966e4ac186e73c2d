package rollcall.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in COPY's binary format, which the database takes as they are: no digits are read, and nothing is escaped. */
public final class BinaryRows {
    private static final byte[] HEAD = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    /** The database counts days and microseconds from here. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private static final Instant FIRST_MOMENT = Instant.parse("2000-01-01T00:00:00Z");
    private static final int NULL = -1;
    private static final int END = -1;

    private byte[] bytes;
    private int size;

    /** @param capacity the initial capacity in bytes */
    public BinaryRows(int capacity) {
        bytes = Arrays.copyOf(HEAD, HEAD.length + capacity);
        size = HEAD.length;
    }

    /** Begins a row, whose columns have to follow. */
    public BinaryRows row(int columns) {
        number(columns, Short.BYTES);
        return this;
    }

    /** Adds an {@code int}. */
    public BinaryRows add(int value) {
        number(Integer.BYTES, Integer.BYTES);
        number(value, Integer.BYTES);
        return this;
    }

    /** Adds a {@code bigint}. */
    public BinaryRows add(long value) {
        number(Long.BYTES, Integer.BYTES);
        number(value, Long.BYTES);
        return this;
    }

    /** Adds a {@code boolean}. */
    public BinaryRows add(boolean value) {
        number(1, Integer.BYTES);
        number(value ? 1 : 0, 1);
        return this;
    }

    /** Adds a {@code uuid}. */
    public BinaryRows add(UUID value) {
        number(2 * Long.BYTES, Integer.BYTES);
        number(value.getMostSignificantBits(), Long.BYTES);
        number(value.getLeastSignificantBits(), Long.BYTES);
        return this;
    }

    /** Adds a {@code date}. */
    public BinaryRows add(LocalDate value) {
        return add((int) FIRST_DAY.until(value, ChronoUnit.DAYS));
    }

    /** Adds a {@code timestamptz}, in microseconds. */
    public BinaryRows add(Instant value) {
        return add(ChronoUnit.MICROS.between(FIRST_MOMENT, value));
    }

    /** Adds a {@code text}, or NULL. */
    public BinaryRows add(@Nullable String value) {
        if (value == null) {
            number(NULL, Integer.BYTES);
            return this;
        }
        return add(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a {@code bytea}. */
    public BinaryRows add(byte[] value) {
        number(value.length, Integer.BYTES);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /**
     * Writes all rows.
     *
     * @param copy a statement {@code COPY ... FROM STDIN (FORMAT binary)}
     */
    public void write(Connection connection, String copy) throws SQLException {
        number(END, Short.BYTES);
        CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        in.writeToCopy(bytes, 0, size);
        in.endCopy();
    }

    private void number(long value, int width) {
        room(width);
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
