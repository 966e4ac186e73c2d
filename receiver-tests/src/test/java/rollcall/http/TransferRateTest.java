package rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.http.answer.Failure;
import rollcall.http.body.BodyBuffering;
import rollcall.http.body.Connections;
import rollcall.http.body.IncompleteBody;
import rollcall.http.body.LargeBodies;
import rollcall.http.body.SlowPeerLimits;

/**
 * How slow a peer may be, at a port like the receiver's, of which the patience is cut so that nobody waits for 30 s: the same 16 KiB/s,
 * but half a second late at most, and one second for a head.
 */
@Tag("alone")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TransferRateTest {
    private static final SlowPeerLimits SHORT =
            new SlowPeerLimits(16 * 1024, Duration.ofMillis(500), Duration.ofSeconds(1));
    private static final int LONG_ANSWER = 1_500_000;
    private static final int A_LONG_TIME = 15_000;

    private static org.eclipse.jetty.server.Server server;
    private static ServerConnector port;

    @BeforeAll
    static void start() throws Exception {
        server = new org.eclipse.jetty.server.Server();
        Connections connections = new Connections(64, SHORT.head());
        port = new ServerConnector(server, 1, 1, new HttpConnectionFactory());
        Server.listen(port, connections, "127.0.0.1", 0);
        server.addConnector(port);
        server.setHandler(new BodyBuffering(new LongAnswer(), connections, new Anybody(), SHORT));
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Test
    void a_body_just_above_the_least_rate_is_taken_whole() throws Exception {
        assertThat(answerToDrip(2048, 40)).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_body_just_below_the_least_rate_is_answered_408_while_it_arrives() throws Exception {
        long begin = System.nanoTime();

        assertThat(answerToDrip(1229, 65)).startsWith("HTTP/1.1 408");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(6));
    }

    @Test
    void a_head_that_does_not_come_to_an_end_is_cut_however_it_trickles() throws Exception {
        long begin = System.nanoTime();
        try (Socket socket = connect()) {
            drip(socket, "GET / HTTP/1.1\r\nHost: x\r\nX: ", "y", 60);

            assertThat(rest(socket)).isZero();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    @Test
    void a_reader_below_the_least_rate_is_cut_and_one_that_reads_gets_all() throws Exception {
        String get = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (Socket slow = connect();
                Socket quick = connect()) {
            slow.getOutputStream().write(get.getBytes(StandardCharsets.US_ASCII));
            quick.getOutputStream().write(get.getBytes(StandardCharsets.US_ASCII));

            assertThat(rest(quick)).isGreaterThan(LONG_ANSWER);
            long read = 0;
            for (int i = 0; i < 20; i++) {
                read += slow.getInputStream().readNBytes(512).length;
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(read + rest(slow)).isLessThan(LONG_ANSWER);
        }
    }

    /** What is answered to a body of so many parts, one each tenth of a second. */
    private static String answerToDrip(int part, int parts) throws Exception {
        try (Socket socket = connect()) {
            String head =
                    "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + part * parts + "\r\n\r\n";
            drip(socket, head, " ".repeat(part), parts);
            return new String(socket.getInputStream().readNBytes(64), StandardCharsets.US_ASCII);
        }
    }

    /** Until there is an answer, or nobody who listens. */
    private static void drip(Socket socket, String first, String trickle, int times) throws Exception {
        try {
            socket.getOutputStream().write(first.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < times && socket.getInputStream().available() == 0; i++) {
                socket.getOutputStream().write(trickle.getBytes(StandardCharsets.US_ASCII));
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageMatching("(?i).*(broken pipe|reset|closed).*");
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2048);
        socket.setSoTimeout(A_LONG_TIME);
        socket.connect(new InetSocketAddress("127.0.0.1", port.getLocalPort()));
        return socket;
    }

    /** Bytes that still come until the server closes, in whatever way. */
    private static long rest(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        long all = 0;
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all += n;
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        return all;
    }

    private static final class Anybody implements LargeBodies {
        @Override
        public long most(Request request) {
            return 1 << 20;
        }

        @Override
        public Optional<Object> sender(Request request) {
            return Optional.of("anybody");
        }
    }

    /** To a body the status that the receiver has for it; otherwise something long to read. */
    private static final class LongAnswer extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            try {
                // Not closed: that would end the connection before there is an answer.
                boolean posted = Content.Source.asInputStream(request).readAllBytes().length > 0;
                response.write(true, ByteBuffer.allocate(posted ? 1 : LONG_ANSWER), callback);
            } catch (IncompleteBody e) {
                response.setStatus(Failure.of(e.end()).status());
                callback.succeeded();
            }
            return true;
        }
    }
}
