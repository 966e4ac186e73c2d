package rollcall.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what all large requests together may hold in memory. Each takes a share once: before its body is read if that is large, or when
 * it turns out to unpack to something large. Who gets none within a few seconds is asked to come back.
 */
final class MemoryBudget {
    private static final int MIB = 1 << 20;

    /** Bodies up to this size are not worth counting: Jetty's threads bound how many there are. */
    private static final int SMALL = MIB / 8;

    /** What a request may come to hold for each byte of its body, decoded and prepared for the database. */
    private static final long TIMES = 8;

    /** What no request comes to hold more than, in MiB: decoders bound what they make of packed bytes. */
    private static final int MOST = 128;

    /** What a small body comes to hold of what is packed within it: as much as the decoders weigh for a batch, and its rows. */
    private static final int UNPACKED = 64;

    private static final long PATIENCE_SECONDS = 10;

    private final int all = (int) Math.max(MOST, Runtime.getRuntime().maxMemory() / 2 / MIB);
    private final Semaphore free = new Semaphore(all, true);

    /**
     * A share for one request.
     *
     * @param declared its declared length; negative, or more than the limit, is taken for the limit
     * @param packed whether it has a Content-Encoding, so that its length says nothing
     * @throws Unavailable if too many large requests are under way
     */
    Share take(long declared, boolean packed, Limits limits) {
        long length = declared < 0 || declared > limits.packed() ? limits.packed() : declared;
        Share share = new Share();
        if (limits.unpacks() && length <= SMALL) {
            share.take(UNPACKED);
        } else if (length > SMALL) {
            share.take(packed || limits.unpacks() ? MOST : (int) Math.min(MOST, 1 + length * TIMES / MIB));
        }
        return share;
    }

    /** A part of the budget. */
    final class Share {
        private int taken;

        /** The same bytes; whoever reads many of them without having a share gets one first. */
        InputStream metered(InputStream plain) {
            return new Metered(plain, this);
        }

        void giveBack() {
            free.release(taken);
        }

        private void take(int mebibytes) {
            try {
                if (!free.tryAcquire(mebibytes, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new Unavailable("too many large requests are under way", null);
                }
                taken = mebibytes;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unavailable("interrupted", e);
            }
        }
    }

    private static final class Metered extends FilterInputStream {
        private final Share share;
        private long read;

        Metered(InputStream plain, Share share) {
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
            if (read > SMALL && share.taken == 0) {
                share.take(MOST);
            }
            return result;
        }
    }
}
