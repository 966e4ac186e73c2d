package rollcall.http.answer;

import io.javalin.http.Context;
import java.util.concurrent.ThreadLocalRandom;

/** The number of seconds in the header {@code Retry-After} of answers with status 429 or 503. */
public final class RetryAfterHeader {
    /** For senders that keep what they could not send, and for the program that uses the local agent: the database may need a while. */
    private static final long SENDERS = 60;

    /** For a person at a browser. */
    private static final long PEOPLE = 30;

    /**
     * OpenTelemetry's SDKs throw a batch away if the wait is longer than what is left of their export timeout (10 s unless set otherwise).
     * So they are asked to come back soon, at moments that differ.
     */
    private static final long LONGEST_AT_OTLP = 3;

    private RetryAfterHeader() {}

    /** Seconds to wait, chosen by the path of the request. */
    public static long seconds(Context context) {
        String path = context.path();
        if (path.startsWith("/ingest/otlp/")) {
            return ThreadLocalRandom.current().nextLong(1, LONGEST_AT_OTLP + 1);
        }
        return path.startsWith("/ingest/") || path.startsWith("/agent/") ? SENDERS : PEOPLE;
    }
}
