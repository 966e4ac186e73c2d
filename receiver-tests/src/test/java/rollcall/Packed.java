package rollcall;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Bytes in the two encodings that the doors undo. */
public final class Packed {
    private Packed() {}

    public static byte[] gzip(byte[] plain) {
        return written(GZIPOutputStream::new, plain);
    }

    /** A frame that tells its content's size. */
    public static byte[] zstd(byte[] plain) {
        return Zstd.compress(plain);
    }

    /** A frame as a stream writes it, without its content's size. */
    public static byte[] zstdOfUnknownSize(byte[] plain) {
        return written(ZstdOutputStream::new, plain);
    }

    private interface Packing {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] written(Packing packing, byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packing.over(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
