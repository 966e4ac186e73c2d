package rollcall.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JettyConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Trace;

/** The HTTP server. Speaks HTTP/1.1; encryption is the business of a proxy in front. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** A report waits in its thread for its group commit, so there are more threads than cores; a new thread costs little beside it. */
    private static final int THREADS = 64;

    private static final int LARGEST_HEADER = 8 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    /** Bytes of a body that may trickle in before a request gets a thread, so that slow senders cannot hold all threads. */
    private static final int READ_AHEAD = 64 * 1024;

    private final Javalin javalin;

    private final GracefulHandler accepted;

    private Server(Javalin javalin, GracefulHandler accepted) {
        this.javalin = javalin;
        this.accepted = accepted;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @param site what the addresses lead to
     * @throws UncheckedIOException if it cannot listen there
     */
    public static Server start(String host, int port, Site site) {
        Routes routes = new Routes(site);
        GracefulHandler accepted = new GracefulHandler();
        Javalin javalin = Javalin.create(config -> {
            configure(config);
            configure(config.jetty, accepted, host, port);
            routes.register(config.routes);
        });
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new UncheckedIOException("cannot listen at " + host + " port " + port, new IOException(root(e)));
        }
        return new Server(javalin, accepted);
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /**
     * Stops accepting, finishes the requests that are under way (10 s at most), then stops. Jetty's own way would also wait for
     * whoever holds a connection and sends nothing.
     */
    @Override
    public void close() {
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            connector.shutdown();
        }
        try {
            accepted.shutdown().get(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
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
        // Pages hold secrets beside what a visitor typed; packed together, their length would tell of both.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.router.javaLangErrorHandler((response, error) -> {
            LOG.error("a request failed: {}", Trace.of(error));
            response.setStatus(500);
        });
    }

    private static void configure(JettyConfig jetty, GracefulHandler accepted, String host, int port) {
        jetty.threadPool = threads();
        jetty.modifyServer(server -> {
            server.setHandler(readAhead(accepted));
            server.setErrorHandler(new BareErrors());
            server.setStopTimeout(0);
        });
        jetty.modifyHttpConfiguration(Server::limit);
        jetty.addConnector((server, http) -> connector(server, http, host, port));
    }

    /** Outside of what waits for requests at a stop: one whose body is still on its way has not been accepted. */
    private static Handler readAhead(Handler.Wrapper accepted) {
        return new EagerContentHandler(
                accepted, new EagerContentHandler.RetainedContentLoaderFactory(READ_AHEAD, 0, false));
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 8);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        return threads;
    }

    private static void limit(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(LARGEST_HEADER);
        http.addCustomizer(new NoUpgrades());
    }

    private static Connector connector(
            org.eclipse.jetty.server.Server server, HttpConfiguration http, String host, int port) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        return connector;
    }
}
