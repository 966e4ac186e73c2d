package rollcall.input;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import rollcall.report.Rejection;

/** Inflates a request according to its Content-Encoding. It trusts no length that the bytes contain. */
public final class Inflation {
    /** The largest accepted zstd window, 2^23 = 8 MiB: it limits what the header of a frame can make the decoder allocate. */
    private static final int ZSTD_WINDOW_LOG_MAX = 23;

    private Inflation() {}

    /**
     * The plain bytes, inflated as they are read. Reads throw {@link Malformed} too.
     *
     * @param encoding the Content-Encoding header: empty, identity, gzip or zstd
     * @param cap most plain bytes to produce
     * @throws Malformed {@code unsupported_encoding}; {@code payload_too_large} beyond the cap; {@code invalid_encoding} if broken or cut off
     */
    public static InputStream open(byte[] body, String encoding, int cap) {
        try {
            return isPlain(encoding)
                    ? new ByteArrayInputStream(capped(body, cap))
                    : new Inflated(decoder(new ByteArrayInputStream(body), encoding), cap);
        } catch (IOException e) {
            throw new Malformed(Rejection.INVALID_ENCODING);
        }
    }

    private static InputStream decoder(InputStream in, String encoding) throws IOException {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            case "zstd" -> new ZstdInputStream(in).setLongMax(ZSTD_WINDOW_LOG_MAX);
            default -> throw new Malformed(Rejection.UNSUPPORTED_ENCODING);
        };
    }

    /** True if this Content-Encoding leaves the bytes as they are. */
    public static boolean isPlain(String encoding) {
        return encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity");
    }

    private static byte[] capped(byte[] plain, int cap) {
        if (plain.length > cap) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE);
        }
        return plain;
    }

    private static final class Inflated extends CappedInput {
        Inflated(InputStream in, int cap) {
            super(in, cap, new Malformed(Rejection.PAYLOAD_TOO_LARGE));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                throw new Malformed(Rejection.INVALID_ENCODING);
            }
        }
    }
}
