package rollcall.sender.send;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.encoder.AnswerMeaning;
import rollcall.encoder.EncodedRequest;
import rollcall.encoder.Encoder;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.Endpoint;
import rollcall.store.sender.SendLogDao;
import rollcall.store.sender.SenderSettings;

/**
 * Sends requests by one set of settings, one after another, and adds a row to the send log for each. Certificates are checked against
 * Java's own trust store. No connection is made before the first request.
 */
final class HttpSender {
    private static final Logger LOG = LoggerFactory.getLogger(HttpSender.class);

    /** The number of rows that the send log keeps. */
    private static final int LINES = 200;

    /** How often a waiting request checks whether its answer is still wanted. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Proxies proxies;
    private final Duration limit;
    private final SenderSettings by;
    private final Encoder encoder;
    private final SendLogDao log;
    private final Clock clock;
    private final String startedBy;
    private final Map<Optional<InetSocketAddress>, HttpClient> clients = new HashMap<>();
    private boolean stopped;
    private CompletableFuture<?> underWay = CompletableFuture.completedFuture(null);

    /**
     * Makes a sender that has no connection yet.
     *
     * @param limit the time limit for one request, from the name lookup to the last byte of the answer
     * @param startedBy the account that started the run; empty if the job started it
     */
    HttpSender(Proxies proxies, Duration limit, SenderSettings by, SendLogDao log, Clock clock, String startedBy) {
        this.proxies = proxies;
        this.limit = limit;
        this.by = by;
        this.encoder = Encoder.of(Protocol.of(by.wire()));
        this.log = log;
        this.clock = clock;
        this.startedBy = startedBy;
    }

    /** Returns the encoder of the protocol that the settings name. */
    Encoder encoder() {
        return encoder;
    }

    /**
     * Sends one request and logs the result. A request that is not wanted any more is neither sent nor logged.
     *
     * @param wanted whether the request is still wanted; asked before a connection is made and every second from then on, and false cancels
     *     the request
     */
    SendResult send(EncodedRequest request, BooleanSupplier wanted) {
        if (!wanted.getAsBoolean()) {
            return SendResult.failed(RequestFailure.cancelled());
        }
        SendResult result = exchange(request, wanted);
        log.add(clock.instant(), request.what(), result.words(), request.body().length, request.events(), startedBy);
        log.keep(LINES);
        if (result.rejected() > 0) {
            // The receiver's own text is not logged, because it may quote the request.
            LOG.warn("telemetry: {}: {} with {} rejected", request.what(), result.status(), result.rejected());
        } else if (!result.accepted()) {
            LOG.warn("telemetry: {}: {}", request.what(), result.words());
        }
        return result;
    }

    /** Cancels the request that is being sent, if there is one, and prevents further requests. */
    synchronized void stop() {
        stopped = true;
        underWay.cancel(true);
    }

    private SendResult exchange(EncodedRequest request, BooleanSupplier wanted) {
        try {
            URI address = encoder.address(URI.create(by.endpoint()), request, by.apiKey());
            Map<String, String> headers = encoder.headers(request, by.apiKey());
            HttpResponse<byte[]> response = encoder.followsRedirects()
                    ? new Redirects(this, by.apiKey()).send(address, headers, request.body(), wanted)
                    : post(address, headers, request.body(), wanted);
            return result(request, response);
        } catch (RequestFailure e) {
            return SendResult.failed(e);
        }
    }

    private SendResult result(EncodedRequest request, HttpResponse<byte[]> response) {
        // Java's body is null where a proxy rejected the tunnel.
        byte[] body = response.body() == null ? new byte[0] : response.body();
        AnswerMeaning meaning =
                encoder.understand(request, response.statusCode(), header(response, "Content-Type"), body);
        Optional<Instant> retryAt = meaning.accepted()
                ? Optional.empty()
                : RetryAfterDelay.of(header(response, "Retry-After"), meaning.retryAfter(), clock.instant());
        return new SendResult(
                meaning.status(),
                meaning.accepted(),
                retryAt,
                StatusWords.of(meaning, !by.apiKey().isEmpty()),
                false,
                meaning.rejected());
    }

    /** Returns the header as it was received; empty if the answer does not have it. */
    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /**
     * Posts to an address and waits for the answer. At most 64 KiB of the answer's body are read. Redirects are not followed.
     *
     * @throws RequestFailure if no complete answer arrives
     */
    HttpResponse<byte[]> post(URI address, Map<String, String> headers, byte[] body, BooleanSupplier wanted)
            throws RequestFailure {
        return exchange(HttpClients.request(address, headers).POST(BodyPublishers.ofByteArray(body)), address, wanted);
    }

    /**
     * Fetches an address, with the limits of {@link #post}.
     *
     * @throws RequestFailure if no complete answer arrives
     */
    HttpResponse<byte[]> get(URI address, Map<String, String> headers, BooleanSupplier wanted) throws RequestFailure {
        return exchange(HttpClients.request(address, headers).GET(), address, wanted);
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request, URI address, BooleanSupplier wanted)
            throws RequestFailure {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<HttpProxy> proxy = proxies.toReach(address);
        requireReceiver(address, proxy.isPresent(), deadline, wanted);
        proxy.flatMap(HttpProxy::authorization).ifPresent(basic -> request.header("Proxy-Authorization", basic));
        AnswerBody body = new AnswerBody();
        CompletableFuture<HttpResponse<byte[]>> answer =
                begin(() -> client(proxy).sendAsync(request.build(), body));
        try {
            return await(answer, body, deadline, wanted);
        } finally {
            answer.cancel(true);
        }
    }

    /**
     * Rejects the address of a cloud metadata service, also one that the name resolves to. Java caches the resolved addresses for longer
     * than a connection takes to begin, so the address that is checked here is the one that is connected to. A proxy resolves the name
     * itself and has to check it itself.
     */
    private void requireReceiver(URI address, boolean proxied, long deadline, BooleanSupplier wanted)
            throws RequestFailure {
        boolean metadata = Endpoint.isMetadata(address);
        if (!metadata && !proxied) {
            metadata = await(
                    begin(() -> CompletableFuture.supplyAsync(() -> leadsToMetadata(address))),
                    new AnswerBody(),
                    deadline,
                    wanted);
        }
        if (metadata) {
            throw RequestFailure.of("not sent: at this address the machines of a network ask for their own set-up");
        }
    }

    private static boolean leadsToMetadata(URI address) {
        try {
            return Stream.of(InetAddress.getAllByName(address.getHost())).anyMatch(Endpoint::isMetadata);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    private synchronized <T> CompletableFuture<T> begin(Supplier<CompletableFuture<T>> work) throws RequestFailure {
        if (stopped) {
            throw RequestFailure.cancelled();
        }
        CompletableFuture<T> begun = work.get();
        underWay = begun;
        return begun;
    }

    /** Returns the client of the proxy. There is one client for each proxy, so that the requests of a run share a connection. */
    private HttpClient client(Optional<HttpProxy> proxy) {
        return clients.computeIfAbsent(proxy.map(HttpProxy::address), place -> HttpClients.by(proxy));
    }

    private <T> T await(CompletableFuture<T> answer, AnswerBody body, long deadline, BooleanSupplier wanted)
            throws RequestFailure {
        while (true) {
            long left = Math.max(0, deadline - System.nanoTime());
            try {
                return answer.get(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (!wanted.getAsBoolean()) {
                    throw RequestFailure.cancelled();
                }
                if (left == 0) {
                    throw RequestFailure.late(limit, body.hasBegun());
                }
            } catch (CancellationException e) {
                throw RequestFailure.cancelled();
            } catch (ExecutionException e) {
                throw isStopped() ? RequestFailure.cancelled() : RequestFailure.of(cause(e), body.hasBegun());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw RequestFailure.cancelled();
            }
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private static Throwable cause(ExecutionException e) {
        return e.getCause() == null ? e : e.getCause();
    }
}
