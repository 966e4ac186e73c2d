package rollcall.store.compression;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/** Zstandard in frames without magic number and checksum: the database keeps bytes as they are. Any number of threads may use it at a time. */
final class Zstandard {
    private static final int LEVEL = 3;

    /** So many contexts stay for the next bytes: a context is some 100 KiB outside of the heap. */
    private static final int CONTEXTS = 16;

    private static final Queue<ZstdCompressCtx> COMPRESSING = new ArrayBlockingQueue<>(CONTEXTS);
    private static final Queue<ZstdDecompressCtx> DECOMPRESSING = new ArrayBlockingQueue<>(CONTEXTS);

    private Zstandard() {}

    static byte[] compress(byte[] bytes) {
        ZstdCompressCtx free = COMPRESSING.poll();
        ZstdCompressCtx context = free == null ? new ZstdCompressCtx() : free;
        boolean usable = false;
        try {
            context.setLevel(LEVEL).setMagicless(true).setChecksum(false).setContentSize(true);
            byte[] compressed = context.compress(bytes);
            usable = true;
            return compressed;
        } finally {
            if (!usable || !COMPRESSING.offer(context)) {
                context.close();
            }
        }
    }

    /**
     * What was compressed.
     *
     * @param from where it begins
     * @throws IllegalStateException if it has no size, and so is damaged
     */
    static byte[] decompress(byte[] value, int from) {
        byte[] compressed = Arrays.copyOfRange(value, from, value.length);
        long size = Zstd.getFrameContentSize(compressed, 0, compressed.length, true);
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw new IllegalStateException("a value is damaged: it has no size");
        }
        ZstdDecompressCtx free = DECOMPRESSING.poll();
        ZstdDecompressCtx context = free == null ? new ZstdDecompressCtx() : free;
        boolean usable = false;
        try {
            context.setMagicless(true);
            byte[] bytes = context.decompress(compressed, (int) size);
            usable = true;
            return bytes;
        } finally {
            if (!usable || !DECOMPRESSING.offer(context)) {
                context.close();
            }
        }
    }
}
