package rollcall.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;

/** RoaringBitmaps in their portable serialized form, which other Roaring libraries read too. */
public final class Bitmaps {
    private Bitmaps() {}

    /** The bytes of a bitmap, as few as possible. Changes the bitmap's representation, not its members. */
    public static byte[] write(RoaringBitmap bitmap) {
        bitmap.runOptimize();
        ByteBuffer bytes = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
        bitmap.serialize(bytes);
        return bytes.array();
    }

    /**
     * The bitmap of bytes that {@link #write} returned.
     *
     * @throws UncheckedIOException if the bytes are no bitmap
     */
    public static RoaringBitmap read(byte[] bytes) {
        RoaringBitmap bitmap = new RoaringBitmap();
        try {
            bitmap.deserialize(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("a stored bitmap cannot be read", e);
        }
        return bitmap;
    }
}
