package rollcall.support;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Compresses bytes in the two encodings that the endpoints decode. */
public final class PackedBytes {
    private PackedBytes() {}

    public static byte[] gzip(byte[] plain) {
        return written(GZIPOutputStream::new, plain);
    }

    /** A frame that states its content's size. */
    public static byte[] zstd(byte[] plain) {
        return Zstd.compress(plain);
    }

    /** A frame without its content's size, as a stream writes it. */
    public static byte[] zstdOfUnknownSize(byte[] plain) {
        return written(ZstdOutputStream::new, plain);
    }

    /**
     * A zstd frame whose blocks take four bytes each and decode to 128 KiB of one character.
     *
     * @param declared the content's size that the frame states, in bytes, true or not; negative if it states none
     * @param windowLog the frame's window has 2 to the power of this many bytes
     */
    public static byte[] zstdOfOneCharacter(char character, int blocks, long declared, int windowLog) {
        ByteBuffer frame = ByteBuffer.allocate(16 + 4 * blocks).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(0xFD2FB528).put((byte) (declared < 0 ? 0 : 0xC0)).put((byte) ((windowLog - 10) << 3));
        if (declared >= 0) {
            frame.putLong(declared);
        }
        for (int i = 1; i <= blocks; i++) {
            int header = (i == blocks ? 1 : 0) | 1 << 1 | (128 * 1024) << 3;
            frame.put((byte) header).put((byte) (header >> 8)).put((byte) (header >> 16));
            frame.put((byte) character);
        }
        return Arrays.copyOf(frame.array(), frame.position());
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
