package rollcall.wire;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import rollcall.report.Refusal;

/** Undoes a request's Content-Encoding, without believing any length that the bytes claim. */
public final class Inflation {
    /** The largest zstd window that is accepted, 2^23 = 8 MiB: it bounds what a frame header can make the decoder allocate. */
    private static final int ZSTD_WINDOW_LOG_MAX = 23;

    private Inflation() {}

    /**
     * The plain bytes.
     *
     * @param encoding the Content-Encoding header: empty, identity, gzip or zstd
     * @param cap most plain bytes to produce
     * @throws Malformed {@code unsupported_encoding}, {@code payload_too_large} beyond the cap, or {@code invalid_encoding} when the
     *     stream is broken or cut off
     */
    public static byte[] inflate(byte[] body, String encoding, int cap) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> capped(body, cap);
            case "gzip", "x-gzip" -> read(body, GZIPInputStream::new, cap);
            case "zstd" -> read(body, in -> new ZstdInputStream(in).setLongMax(ZSTD_WINDOW_LOG_MAX), cap);
            default -> throw new Malformed(Refusal.UNSUPPORTED_ENCODING);
        };
    }

    private interface Decoder {
        InputStream over(InputStream in) throws IOException;
    }

    private static byte[] read(byte[] body, Decoder decoder, int cap) {
        byte[] plain;
        try (InputStream in = decoder.over(new ByteArrayInputStream(body))) {
            plain = in.readNBytes(cap + 1);
        } catch (IOException e) {
            throw new Malformed(Refusal.INVALID_ENCODING);
        }
        return capped(plain, cap);
    }

    private static byte[] capped(byte[] plain, int cap) {
        if (plain.length > cap) {
            throw new Malformed(Refusal.PAYLOAD_TOO_LARGE);
        }
        return plain;
    }
}
