package rollcall.support.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.LongSupplier;

/** Waits for counts: a server writes them into its tables about once a second. */
public final class CountsInTables {
    /** The number of requests with an invalid key, as the tables count them. */
    public static final String UNAUTHORIZED =
            "SELECT coalesce(sum(count), 0) FROM refusal_count WHERE reason = 'unauthorized' AND product_id = 0";

    private CountsInTables() {}

    /**
     * Waits until all earlier counts are in the tables. Sends a request with an invalid key and waits until the tables count it. Does so
     * twice, because the tables are written one after the other.
     *
     * @param server the server's URL
     * @param unauthorized runs {@link #UNAUTHORIZED} and returns the number
     */
    public static void await(URI server, LongSupplier unauthorized) throws InterruptedException {
        for (int round = 0; round < 2; round++) {
            long before = unauthorized.getAsLong();
            refused(server);
            TestSite.await(() -> unauthorized.getAsLong() > before);
        }
    }

    private static void refused(URI server) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/ingest/events"))
                .header("Content-Type", "application/json")
                .header("X-API-Key", "opens nothing")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        try {
            HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
