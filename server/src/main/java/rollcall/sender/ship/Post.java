package rollcall.sender.ship;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * The requests of one run to one receiver, one after another. Certificates are checked against Java's own trust store, redirects are not
 * followed, and no connection is made before the first request.
 */
final class Post {
    /** How often it is asked whether the answer is still wanted. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    static {
        // Java refuses to name itself to a proxy of a tunnel, as nobody should with a password to a proxy of another's;
        // an
        // operator who writes a password into https_proxy wants just that. Read once, before the first client.
        presume("jdk.http.auth.tunneling.disabledSchemes", "");
        // Seconds that a connection stays open for the next page; twenty minutes would outlast the consent.
        presume("jdk.httpclient.keepalive.timeout", "10");
    }

    private final Proxies proxies;
    private final Duration limit;
    private HttpClient client;
    private boolean stopped;
    private CompletableFuture<?> underWay = CompletableFuture.completedFuture(null);

    /**
     * Connects to nothing yet.
     *
     * @param limit for one request from looking up the name to the answer's last byte
     */
    Post(Proxies proxies, Duration limit) {
        this.proxies = proxies;
        this.limit = limit;
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @param wanted asked every second; false gives up
     * @throws PostFailure if there is no whole answer, in words for people
     */
    Answer send(URI address, Map<String, String> headers, byte[] body, BooleanSupplier wanted) throws PostFailure {
        Optional<HttpProxy> proxy = proxies.toReach(address);
        HttpRequest request = request(address, headers, body, proxy);
        Reading reading = new Reading();
        CompletableFuture<HttpResponse<byte[]>> answer = begin(request, reading, proxy);
        try {
            HttpResponse<byte[]> response = await(answer, reading, wanted);
            String retryAfter = response.headers().firstValue("Retry-After").orElse("");
            return new Answer(response.statusCode(), response.body(), retryAfter);
        } finally {
            answer.cancel(true);
        }
    }

    /** Gives up the request that is under way, if there is one, and lets no other begin. */
    synchronized void stop() {
        stopped = true;
        underWay.cancel(true);
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private static HttpRequest request(URI address, Map<String, String> headers, byte[] body, Optional<HttpProxy> proxy)
            throws PostFailure {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .version(HttpClient.Version.HTTP_1_1)
                    .POST(BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            proxy.flatMap(HttpProxy::authorization).ifPresent(basic -> request.header("Proxy-Authorization", basic));
            return request.build();
        } catch (IllegalArgumentException e) {
            // Its message quotes the header.
            throw PostFailure.of("the endpoint or the key has characters that no request can carry");
        }
    }

    private synchronized CompletableFuture<HttpResponse<byte[]>> begin(
            HttpRequest request, Reading reading, Optional<HttpProxy> proxy) throws PostFailure {
        if (stopped) {
            throw PostFailure.stopped();
        }
        if (client == null) {
            client = client(proxy);
        }
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, reading);
        underWay = answer;
        return answer;
    }

    private static HttpClient client(Optional<HttpProxy> proxy) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxy.<ProxySelector>map(Always::new).orElse(HttpClient.Builder.NO_PROXY))
                .build();
    }

    private HttpResponse<byte[]> await(
            CompletableFuture<HttpResponse<byte[]>> answer, Reading reading, BooleanSupplier wanted)
            throws PostFailure {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            long left = Math.max(0, deadline - System.nanoTime());
            try {
                return answer.get(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                goOn(left > 0, reading, wanted);
            } catch (CancellationException e) {
                throw PostFailure.stopped();
            } catch (ExecutionException e) {
                throw isStopped() ? PostFailure.stopped() : FailureWords.of(e.getCause(), reading.hasBegun());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw PostFailure.stopped();
            }
        }
    }

    private void goOn(boolean inTime, Reading reading, BooleanSupplier wanted) throws PostFailure {
        if (!wanted.getAsBoolean()) {
            throw PostFailure.stopped();
        }
        if (!inTime) {
            throw FailureWords.late(limit, reading.hasBegun());
        }
    }

    private static void presume(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** One proxy for all addresses, whether it can be reached or not. */
    private static final class Always extends ProxySelector {
        private final List<Proxy> proxies;

        Always(HttpProxy proxy) {
            proxies = List.of(new Proxy(Proxy.Type.HTTP, proxy.address()));
        }

        @Override
        public List<Proxy> select(URI uri) {
            return proxies;
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // The request fails and says so; there is no other to choose.
        }
    }
}
