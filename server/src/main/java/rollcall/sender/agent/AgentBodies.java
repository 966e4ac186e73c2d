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

/** AgentBodies of requests, a few at once: one of 1 MiB can become some 30 MiB while it is read. */
final class AgentBodies {
    private static final int AT_ONCE = 4;
    private static final long PATIENCE_SECONDS = 10;

    /** Who waits holds a thread that others need. */
    private static final int MOST_WAITING = 8;

    private final Semaphore reading = new Semaphore(AT_ONCE, true);

    /**
     * What somebody makes of a body.
     *
     * @param most its bytes, packed and unpacked
     * @throws Malformed if it is no JSON by its headers or too large, or {@code unavailable} if too many are under way
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
