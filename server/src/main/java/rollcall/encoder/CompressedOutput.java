package rollcall.encoder;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compresses bytes while they are written. At most {@value #SMALL} bytes stay uncompressed, because compressing them saves nothing. */
final class CompressedOutput extends OutputStream {
    static final String ZSTD = "zstd";
    static final String GZIP = "gzip";

    /** The most bytes that stay uncompressed: they fit into one network packet anyway. */
    private static final int SMALL = 1_024;

    private final String encoding;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable OutputStream packing;

    /** @param encoding {@link #ZSTD} or {@link #GZIP} */
    CompressedOutput(String encoding) {
        this.encoding = encoding;
    }

    /** Returns the value of the Content-Encoding header; empty if the bytes are not compressed. */
    String encoding() {
        return packing == null ? "" : encoding;
    }

    /** Returns all bytes. They are complete once the stream is closed. */
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
