package rollcall.sender.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import rollcall.input.Inflation;
import rollcall.input.Malformed;
import rollcall.input.MediaTypes;
import rollcall.report.Rejection;

/**
 * Reads request bodies, at most {@value #AT_ONCE} at a time. The limit bounds memory: a body of 1 MiB can take some 30 MiB while it is
 * read.
 */
final class AgentBodies {
    private static final int AT_ONCE = 4;
    private static final long PATIENCE_SECONDS = 10;

    /** The most requests that may wait. The limit exists because each waiting request holds a thread that other requests need. */
    private static final int MOST_WAITING = 8;

    private final Semaphore reading = new Semaphore(AT_ONCE, true);

    /**
     * Reads the body, decompresses it and applies the work to it. A request waits at most {@value #PATIENCE_SECONDS} s for its turn.
     *
     * @param most the most bytes of the body, both before and after decompression
     * @throws Malformed if the headers do not say JSON or the body is too large; {@code unavailable} if too many requests are being read
     * @throws IOException if the body did not arrive in full
     */
    <T> T read(AgentRequest request, int most, Function<InputStream, T> work) throws IOException {
        MediaTypes.require(request.contentType(), MediaTypes.JSON);
        byte[] body = request.body().read(most);
        if (!mayRead()) {
            throw new Malformed(Rejection.UNAVAILABLE);
        }
        try (InputStream plain = Inflation.open(body, request.contentEncoding(), most)) {
            return work.apply(plain);
        } finally {
            reading.release();
        }
    }

    private boolean mayRead() {
        try {
            return reading.getQueueLength() < MOST_WAITING && reading.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
