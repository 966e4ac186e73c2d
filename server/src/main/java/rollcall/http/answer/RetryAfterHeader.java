package rollcall.http.answer;

import io.javalin.http.Context;
import java.util.concurrent.ThreadLocalRandom;

/** When to come back, for whoever is told to. */
public final class RetryAfterHeader {
    /** Senders that keep what they could not send, and programs beside this one: the database may need a while. */
    private static final long SENDERS = 60;

    /** A person at a browser. */
    private static final long PEOPLE = 30;

    /**
     * OpenTelemetry's SDKs throw a batch away if they are told to wait longer than is left of its export timeout, 10 s unless set otherwise.
     * So they are asked to come back at once, not all at the same moment.
     */
    private static final long LONGEST_AT_OTLP = 3;

    private RetryAfterHeader() {}

    /** In seconds. */
    public static long seconds(Context context) {
        String path = context.path();
        if (path.startsWith("/ingest/otlp/")) {
            return ThreadLocalRandom.current().nextLong(1, LONGEST_AT_OTLP + 1);
        }
        return path.startsWith("/ingest/") || path.startsWith("/agent/") ? SENDERS : PEOPLE;
    }
}
