package rollcall.intake.memory;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import rollcall.intake.commit.Unavailable;

/**
 * Bounds what all requests together may hold in memory while they are decoded and stored. Their bodies have arrived by then, so no slow sender
 * holds a share. A request takes its share when it is let in. A request that seemed small takes a large share when its body turns out to
 * unpack to something large. Small requests have a part of the memory for themselves, so that large ones do not keep them waiting.
 */
public final class MemoryBudget {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /** Bodies of up to so many bytes take a small share, unless something is packed within. */
    public static final int SMALL = MIB / 8;

    /** How many bytes a request holds at most for each byte of its body, decoded and prepared for the database. */
    private static final long TIMES = 8;

    /** The least that a request holds, in bytes. */
    private static final long LEAST = 16 * KIB;

    /** The most that a request holds, in bytes: decoders bound what they make of packed bytes. */
    private static final long MOST = 128 * MIB;

    /** How many bytes a request holds at most for each byte that is packed within its body: one byte can stand for an entry of a map. */
    private static final long TIMES_WITHIN = 64;

    /** The most that a small body holds, in bytes: what the decoders allow a batch, and its rows. */
    private static final long MOST_WITHIN = 64 * MIB;

    private static final long FOR_SMALL = 64 * MIB;
    private static final long FOR_LARGE = Math.max(MOST, Runtime.getRuntime().maxMemory() / 2);

    private final MemoryShares small = new MemoryShares(FOR_SMALL, FOR_SMALL / 2);

    /** What one product may hold, in bytes: it leaves room for one large request of another product, if there is room for more than one. */
    private final MemoryShares large = new MemoryShares(FOR_LARGE, Math.max(MOST, FOR_LARGE - MOST));

    /**
     * A share for one request.
     *
     * @param product the number of its product
     * @param length of its body, in bytes
     * @param packed whether the body has a Content-Encoding
     * @param within most bytes to which something within a plain body unpacks; of a body over {@link #SMALL} only whether there is any
     * @throws Unavailable if too many large requests are under way
     */
    public BudgetShare take(int product, long length, boolean packed, long within) {
        BudgetShare share = new BudgetShare(product);
        if (length > SMALL) {
            share.grow(packed || within > 0 ? MOST : Math.min(MOST, length * TIMES));
            return share;
        }
        long bytes = Math.max(LEAST, length * TIMES + Math.min(MOST_WITHIN, within * TIMES_WITHIN));
        if (bytes > SMALL * TIMES) {
            share.grow(Math.min(MOST_WITHIN, bytes));
        } else {
            share.start(bytes);
        }
        return share;
    }

    /** A part of the budget. */
    public final class BudgetShare implements AutoCloseable {
        private final int product;
        private long ofSmall;
        private long ofLarge;

        private BudgetShare(int product) {
            this.product = product;
        }

        /** The same bytes. A small share becomes a large one before many of them are read. */
        public InputStream metered(InputStream plain) {
            return new Metered(plain, this);
        }

        @Override
        public void close() {
            small.giveBack(product, ofSmall);
            large.giveBack(product, ofLarge);
        }

        private void start(long bytes) {
            small.take(product, bytes);
            ofSmall = bytes;
        }

        private void grow(long bytes) {
            large.take(product, bytes);
            ofLarge = bytes;
        }
    }

    private static final class Metered extends FilterInputStream {
        private final BudgetShare share;
        private long read;

        Metered(InputStream plain, BudgetShare share) {
            super(plain);
            this.share = share;
        }

        @Override
        public int read() throws IOException {
            return count(in.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = in.read(buffer, offset, length);
            return count(got, got);
        }

        /** Of a body that is held already, without a buffer for pieces of it. */
        @Override
        public byte[] readAllBytes() throws IOException {
            if (!(in instanceof ByteArrayInputStream)) {
                return super.readAllBytes();
            }
            byte[] all = in.readAllBytes();
            count(0, all.length);
            return all;
        }

        private int count(int result, int bytes) {
            read += Math.max(0, bytes);
            if (read > SMALL && share.ofLarge == 0) {
                share.grow(MOST);
            }
            return result;
        }
    }
}
