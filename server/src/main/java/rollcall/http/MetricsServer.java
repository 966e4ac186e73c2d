package rollcall.http;

import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import rollcall.http.body.BodyBuffering;
import rollcall.http.body.Connections;
import rollcall.http.body.LargeBodies;
import rollcall.http.body.SlowPeerLimits;

/**
 * {@code GET /metrics} on a port of its own, so that the network decides who may scrape, not an account here. It has a few threads and
 * connections of its own. As at the main port, one slow connection does not delay the others.
 */
public final class MetricsServer implements AutoCloseable {
    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final int THREADS = 8;
    private static final int CONNECTIONS = 64;

    private final org.eclipse.jetty.server.Server server;
    private final ServerConnector connector;

    private MetricsServer(org.eclipse.jetty.server.Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free port
     * @param scrape returns the metrics in Prometheus's text format
     * @throws UncheckedIOException if it cannot listen there
     */
    public static MetricsServer start(String host, int port, Supplier<String> scrape) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("metrics");
        org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server(threads);
        Connections connections = new Connections(CONNECTIONS, SlowPeerLimits.USUAL.head());
        HttpConfiguration http = new HttpConfiguration();
        Server.limit(http);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        Server.listen(connector, connections, host, port);
        server.addConnector(connector);
        server.setHandler(new BodyBuffering(new Scrape(scrape), connections, LargeBodies.NONE, SlowPeerLimits.USUAL));
        server.setErrorHandler(new BareErrors());
        server.setStopTimeout(0);
        try {
            server.start();
            return new MetricsServer(server, connector);
        } catch (Exception e) {
            stop(server);
            throw Server.cannotListen("serve metrics", host, port, e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(org.eclipse.jetty.server.Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server of metrics does not stop", e);
        }
    }

    private static final class Scrape extends Handler.Abstract {
        private final Supplier<String> scrape;

        Scrape(Supplier<String> scrape) {
            this.scrape = scrape;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (!Request.getPathInContext(request).equals("/metrics")) {
                response.setStatus(404);
                callback.succeeded();
            } else if (!HttpMethod.GET.is(request.getMethod())) {
                response.setStatus(405);
                response.getHeaders().put(HttpHeader.ALLOW, "GET");
                callback.succeeded();
            } else {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, CONTENT_TYPE);
                Content.Sink.write(response, true, scrape.get(), callback);
            }
            return true;
        }
    }
}
