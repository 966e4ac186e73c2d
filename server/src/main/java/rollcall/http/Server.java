package rollcall.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.http.body.BodyBuffering;
import rollcall.http.body.Connections;
import rollcall.http.body.LargeBodies;
import rollcall.http.body.SlowPeerLimits;
import rollcall.http.request.IgnoredHeaders;
import rollcall.http.request.SingleSlashes;
import rollcall.http.request.SiteServices;
import rollcall.report.Trace;

/** The HTTP server. Speaks HTTP/1.1; encryption is the business of a proxy in front. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /**
     * Requests at work at once, on every JDK: a report waits in its thread for its commit, so there are many more threads than cores. No
     * thread waits for a peer, and those that wait for something else are fewer than this: 66 with a batch, 36 with a password, 24 for
     * memory, 12 of the local agent, 9 with a file, 4 with a long download. So some are always left for heartbeats and pages.
     */
    private static final int THREADS = 192;

    private static final int LARGEST_HEADER = 8 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** What the system keeps of an answer for a slow reader; left to itself, it would keep 4 MiB for each. */
    private static final int SEND_BUFFER = 256 * 1024;

    /** Connections that may come at the same moment; whoever finds more than that waiting tries again a second later. */
    private static final int MOST_NOT_ACCEPTED = 1024;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    /** What has been answered may still be on its way to a slow reader. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    private final Javalin javalin;

    private final Front front;

    /** What stands before the routes: every connection, every body until it is whole, every request that has been accepted. */
    private record Front(Connections connections, BodyBuffering bodies, GracefulHandler accepted) {
        static Front of(LargeBodies large) {
            Connections connections = new Connections(Connections.usualMost(), SlowPeerLimits.USUAL.head());
            GracefulHandler accepted = new GracefulHandler();
            return new Front(
                    connections, new BodyBuffering(accepted, connections, large, SlowPeerLimits.USUAL), accepted);
        }
    }

    private Server(Javalin javalin, Front front) {
        this.javalin = javalin;
        this.front = front;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @param site what the addresses lead to
     * @throws UncheckedIOException if it cannot listen there
     */
    public static Server start(String host, int port, SiteServices siteServices) {
        Routes routes = new Routes(siteServices);
        Front front = Front.of(routes.largeBodies());
        Javalin javalin = Javalin.create(config -> {
            configure(config);
            configure(config.jetty, front, host, port);
            routes.register(config.routes);
        });
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw cannotListen("listen", host, port, e);
        }
        return new Server(javalin, front);
    }

    /**
     * Finds out whether {@link #start} could listen there now, for who has much to prepare before.
     *
     * @param what the port is for, as a failure says it: "listen", "serve metrics"
     * @param port 0 for any free one, which there always is
     * @throws UncheckedIOException if it could not
     */
    public static void requireFree(String what, String host, int port) {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(host, port));
        } catch (IOException | UnresolvedAddressException e) {
            throw cannotListen(what, host, port, e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /**
     * Stops accepting, finishes the requests that are under way and sends their answers (10 s at most), then stops. Jetty's own way would also wait for
     * whoever holds a connection and sends nothing.
     */
    @Override
    public void close() {
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            connector.shutdown();
        }
        try {
            front.accepted.shutdown().get(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
            front.bodies.awaitAnswers(LONGEST_ANSWER);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("stopping although requests are still under way");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        javalin.stop();
    }

    private static String root(Throwable failure) {
        if (failure.getCause() != null) {
            return root(failure.getCause());
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        // Pages, tables and static files are packed by themselves (see Packed); what senders are told is not.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.router.javaLangErrorHandler((response, error) -> {
            LOG.error("a request failed: {}", Trace.of(error));
            response.setStatus(500);
        });
    }

    /** One whose body is still on its way has not been accepted: a stop does not wait for it. */
    private static void configure(JettyConfig jetty, Front front, String host, int port) {
        jetty.threadPool = threads();
        jetty.modifyServer(server -> {
            server.setHandler(front.bodies);
            server.setErrorHandler(new BareErrors());
            server.setStopTimeout(0);
        });
        jetty.modifyHttpConfiguration(Server::limit);
        jetty.addConnector((server, http) -> connector(server, http, front.connections, host, port));
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 8);
        threads.setName("http");
        return threads;
    }

    static void limit(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(LARGEST_HEADER);
        http.addCustomizer(new IgnoredHeaders());
        http.addCustomizer(new SingleSlashes());
    }

    private static Connector connector(
            org.eclipse.jetty.server.Server server,
            HttpConfiguration http,
            Connections connections,
            String host,
            int port) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        listen(connector, connections, host, port);
        return connector;
    }

    static void listen(ServerConnector connector, Connections connections, String host, int port) {
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        connector.setAcceptQueueSize(MOST_NOT_ACCEPTED);
        connections.watch(connector);
    }

    static UncheckedIOException cannotListen(String what, String host, int port, Exception e) {
        return new UncheckedIOException("cannot " + what + " at " + host + " port " + port, new IOException(root(e)));
    }
}
