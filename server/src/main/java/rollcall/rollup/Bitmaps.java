package rollcall.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;

/** RoaringBitmaps in their portable serialized form, which other Roaring libraries read too. */
public final class Bitmaps {
    private Bitmaps() {}

    /** The bytes of a bitmap, in as few as it can be said. Changes the bitmap's inner form, not what is in it. */
    public static byte[] write(RoaringBitmap bitmap) {
        bitmap.runOptimize();
        ByteBuffer bytes = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
        bitmap.serialize(bytes);
        return bytes.array();
    }

    /**
     * The bitmap that these bytes say.
     *
     * @throws UncheckedIOException if they are none
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
