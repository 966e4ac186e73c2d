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

/** The HTTP server. It speaks HTTP/1.1; a proxy in front does the encryption. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /**
     * Requests that are handled at once, on every JDK. A report waits in its thread for its commit, so there are many more threads than
     * cores.
     *
     * <p>No thread waits for a peer. Fewer threads than this wait for something else: 66 with a batch, 60 with a page, 36 with a password, 24
     * for memory, 12 of the local agent, 9 with a file, 4 with a long download. So some threads are always left for heartbeats and pages.
     */
    private static final int THREADS = 252;

    private static final int LARGEST_HEADER = 8 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** Bytes of an answer that the operating system keeps for a slow reader; its own default would be up to 4 MiB for each. */
    private static final int SEND_BUFFER = 256 * 1024;

    /** Connections that may wait to be accepted. A client that finds the queue full tries again a second later. */
    private static final int MOST_NOT_ACCEPTED = 1024;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    /** Time for answers that are still on their way to slow readers. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    private final Javalin javalin;

    private final Front front;

    /**
     * What a request passes before the routes: the connections, the bodies until they are whole, and the handler that counts accepted
     * requests.
     */
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
     * @param port 0 for any free port
     * @param siteServices what the addresses lead to
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
     * Tests whether {@link #start} could listen there now. Called before the long preparations of a start.
     *
     * @param what the purpose of the port, as a failure names it: "listen" or "serve metrics"
     * @param port 0 for any free port, which always exists
     * @throws UncheckedIOException if it could not listen there
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
     * Stops accepting, finishes the requests under way and sends their answers (10 s at most), then stops. Jetty's own stop would also wait
     * for connections that send nothing.
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
        // Pages, tables and static files are packed by GzipAnswers and Asset; answers to senders are not packed.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.router.javaLangErrorHandler((response, error) -> {
            LOG.error("a request failed: {}", Trace.of(error));
            response.setStatus(500);
        });
    }

    /** A stop does not wait for a request whose body is still arriving: it has not been accepted. */
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
