package rollcall.input;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of another stream, up to a limit. Skipped bytes count, because they are read. Not safe for use by several threads. */
public class CappedInput extends InputStream {
    private final InputStream in;
    private final long most;
    private final RuntimeException beyond;
    private long count;

    /**
     * Reads from a stream.
     *
     * @param most bytes that may be read from it
     * @param beyond is thrown by the read that exceeds the limit
     */
    public CappedInput(InputStream in, long most, RuntimeException beyond) {
        this.in = in;
        this.most = most;
        this.beyond = beyond;
    }

    /** Bytes read so far. */
    protected final long count() {
        return count;
    }

    /** True if a read has failed because of the limit. */
    public final boolean isExceeded() {
        return count > most;
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        count += Math.max(0, read);
        if (isExceeded()) {
            throw beyond;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
