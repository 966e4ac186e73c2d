package rollcall.analysis.instances;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Ordinals as the database packs them: four bytes each, the most significant first. They arrive faster than rows. */
final class Ordinals {
    private Ordinals() {}

    /** @param packed null for none */
    static RoaringBitmap read(byte @Nullable [] packed) {
        if (packed == null) {
            return new RoaringBitmap();
        }
        IntBuffer numbers = ByteBuffer.wrap(packed).asIntBuffer();
        int[] ordinals = new int[numbers.remaining()];
        numbers.get(ordinals);
        return RoaringBitmap.bitmapOf(ordinals);
    }
}
