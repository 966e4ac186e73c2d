package rollcall.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bounds what all requests together may hold in memory while they are decoded and stored. Their bodies have arrived by then, so no share
 * is held for a sender who is slow. A request takes its share when it is let in; one that seemed small takes a large one when it turns
 * out to unpack to something large. Small ones have a part of the memory for themselves, so that large ones keep nobody waiting who
 * sends little.
 */
final class MemoryBudget {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /** Bodies up to this size take a small share, unless there is something packed within. */
    static final int SMALL = MIB / 8;

    /** What a request may come to hold for each byte of its body, decoded and prepared for the database. */
    private static final long TIMES = 8;

    /** What no request comes to hold less than. */
    private static final long LEAST = 16 * KIB;

    /** What no request comes to hold more than: decoders bound what they make of packed bytes. */
    private static final long MOST = 128 * MIB;

    /** What a request may come to hold for each byte of what is packed within its body: a byte can stand for an entry of a map. */
    private static final long TIMES_WITHIN = 64;

    /** What no small body comes to hold more than of it: as much as the decoders weigh for a batch, and its rows. */
    private static final long MOST_WITHIN = 64 * MIB;

    private static final long FOR_SMALL = 64 * MIB;
    private static final long FOR_LARGE = Math.max(MOST, Runtime.getRuntime().maxMemory() / 2);

    private final MemoryShares small = new MemoryShares(FOR_SMALL, FOR_SMALL / 2);

    /** One product leaves room for one more large request, if there is room for more than one. */
    private final MemoryShares large = new MemoryShares(FOR_LARGE, Math.max(MOST, FOR_LARGE - MOST));

    /**
     * A share for one request.
     *
     * @param product whose it is
     * @param length of its body, in bytes
     * @param packed whether the body has a Content-Encoding
     * @param within most bytes to which something within a plain body unpacks; of a body over {@link #SMALL} only whether there is any
     * @throws Unavailable if too many large requests are under way
     */
    BudgetShare take(int product, long length, boolean packed, long within) {
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
    final class BudgetShare implements AutoCloseable {
        private final int product;
        private long ofSmall;
        private long ofLarge;

        private BudgetShare(int product) {
            this.product = product;
        }

        /** The same bytes; whoever reads many of them with a small share gets a large one first. */
        InputStream metered(InputStream plain) {
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

        private int count(int result, int bytes) {
            read += Math.max(0, bytes);
            if (read > SMALL && share.ofLarge == 0) {
                share.grow(MOST);
            }
            return result;
        }
    }
}
