package rollcall.encoder;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Bytes that are packed while they are written, unless they stay so few that it is not worth it. */
final class CompressedOutput extends OutputStream {
    static final String ZSTD = "zstd";
    static final String GZIP = "gzip";

    /** What fits into one packet of the network anyway. */
    private static final int SMALL = 1_024;

    private final String encoding;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable OutputStream packing;

    /** @param encoding {@link #ZSTD} or {@link #GZIP} */
    CompressedOutput(String encoding) {
        this.encoding = encoding;
    }

    /** The Content-Encoding; empty for few bytes. */
    String encoding() {
        return packing == null ? "" : encoding;
    }

    /** Everything that was written, once it is closed. */
    byte[] bytes() {
        return bytes.toByteArray();
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        if (packing == null && bytes.size() + length > SMALL) {
            pack();
        }
        (packing == null ? bytes : packing).write(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        if (packing != null) {
            packing.close();
        }
    }

    private void pack() throws IOException {
        byte[] before = bytes.toByteArray();
        bytes.reset();
        packing = encoding.equals(ZSTD) ? new ZstdOutputStream(bytes) : new GZIPOutputStream(bytes);
        packing.write(before);
    }
}
