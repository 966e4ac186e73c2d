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

/** Bytes in the two encodings that the doors undo. */
public final class PackedBytes {
    private PackedBytes() {}

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

    /**
     * A zstd frame of 128 KiB blocks that are four bytes each: all of one character.
     *
     * @param declared the content's size that it claims, whatever it holds; negative for none
     * @param windowLog the window that it asks for, 2 to the power of this, in bytes
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
