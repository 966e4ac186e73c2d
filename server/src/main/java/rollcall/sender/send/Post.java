package rollcall.sender.send;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import rollcall.sender.consent.Endpoint;

/**
 * The requests of one run to one receiver, one after another. Certificates are checked against Java's own trust store, redirects are not
 * followed here, and no connection is made before the first request.
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
    private final Map<Optional<InetSocketAddress>, HttpClient> clients = new HashMap<>();
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
    ReceiverAnswer send(URI address, Map<String, String> headers, byte[] body, BooleanSupplier wanted)
            throws PostFailure {
        return exchange(request(address, headers).POST(BodyPublishers.ofByteArray(body)), address, wanted);
    }

    /** The same for a request without a body, which asks. */
    ReceiverAnswer get(URI address, Map<String, String> headers, BooleanSupplier wanted) throws PostFailure {
        return exchange(request(address, headers).GET(), address, wanted);
    }

    private ReceiverAnswer exchange(HttpRequest.Builder request, URI address, BooleanSupplier wanted)
            throws PostFailure {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<HttpProxy> proxy = proxies.toReach(address);
        requireReceiver(address, proxy.isPresent(), deadline, wanted);
        proxy.flatMap(HttpProxy::authorization).ifPresent(basic -> request.header("Proxy-Authorization", basic));
        AnswerBody answerBody = new AnswerBody();
        CompletableFuture<HttpResponse<byte[]>> answer =
                begin(() -> client(proxy).sendAsync(request.build(), answerBody));
        try {
            HttpResponse<byte[]> response = await(answer, answerBody, deadline, wanted);
            return new ReceiverAnswer(
                    response.statusCode(),
                    header(response, "Content-Type"),
                    body(response),
                    header(response, "Retry-After"),
                    header(response, "Location"));
        } finally {
            answer.cancel(true);
        }
    }

    /** Java has none, not even an empty one, where a proxy refused the tunnel. */
    private static byte[] body(HttpResponse<byte[]> response) {
        return response.body() == null ? new byte[0] : response.body();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /**
     * A name may lead to where no receiver can be; Java remembers what it found for longer than the connection takes to begin. Where a
     * proxy looks the name up, it has to know.
     */
    private void requireReceiver(URI address, boolean proxied, long deadline, BooleanSupplier wanted)
            throws PostFailure {
        boolean metadata = Endpoint.isMetadata(address);
        if (!metadata && !proxied) {
            metadata = await(
                    begin(() -> CompletableFuture.supplyAsync(() -> leadsToMetadata(address))),
                    new AnswerBody(),
                    deadline,
                    wanted);
        }
        if (metadata) {
            throw PostFailure.of("not sent: at this address the machines of a network ask for their own set-up");
        }
    }

    private static boolean leadsToMetadata(URI address) {
        try {
            return Stream.of(InetAddress.getAllByName(address.getHost())).anyMatch(Endpoint::isMetadata);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
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

    private static HttpRequest.Builder request(URI address, Map<String, String> headers) throws PostFailure {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).version(HttpClient.Version.HTTP_1_1);
            headers.forEach(request::header);
            return request;
        } catch (IllegalArgumentException e) {
            // Its message quotes the header.
            throw PostFailure.of("the endpoint or the key has characters that no request can carry");
        }
    }

    private synchronized <T> CompletableFuture<T> begin(Supplier<CompletableFuture<T>> work) throws PostFailure {
        if (stopped) {
            throw PostFailure.stopped();
        }
        CompletableFuture<T> begun = work.get();
        underWay = begun;
        return begun;
    }

    /** One a proxy, so that pages share a connection. */
    private HttpClient client(Optional<HttpProxy> proxy) {
        return clients.computeIfAbsent(
                proxy.map(HttpProxy::address),
                place -> HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(proxy.<ProxySelector>map(Always::new).orElse(HttpClient.Builder.NO_PROXY))
                        .build());
    }

    private <T> T await(CompletableFuture<T> answer, AnswerBody answerBody, long deadline, BooleanSupplier wanted)
            throws PostFailure {
        while (true) {
            long left = Math.max(0, deadline - System.nanoTime());
            try {
                return answer.get(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                goOn(left > 0, answerBody, wanted);
            } catch (CancellationException e) {
                throw PostFailure.stopped();
            } catch (ExecutionException e) {
                throw isStopped()
                        ? PostFailure.stopped()
                        : FailureWords.of(Objects.requireNonNull(e.getCause()), answerBody.hasBegun());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw PostFailure.stopped();
            }
        }
    }

    private void goOn(boolean inTime, AnswerBody answerBody, BooleanSupplier wanted) throws PostFailure {
        if (!wanted.getAsBoolean()) {
            throw PostFailure.stopped();
        }
        if (!inTime) {
            throw FailureWords.late(limit, answerBody.hasBegun());
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
