package rollcall.sender.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.ServerProcess;
import rollcall.support.Sink;
import rollcall.support.TestCertificate;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.sender.TestInstance;

/** Through the tunnel of a proxy that wants a password, to a receiver with a certificate, in a process with that environment. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendingProxyTest {
    private static final String RIGHT = "Proxy-Authorization: Basic dXNlcjpwQHNz\r\n";

    @TempDir
    private Path directory;

    @Test
    void a_tunnel_gets_the_proxys_password_and_the_receiver_gets_the_key() throws Exception {
        TestCertificate certificate = TestCertificate.of(directory, "localhost");
        try (Sink receiver = Sink.secure(certificate.server(), Sink.welcoming());
                Sink proxy = Sink.that(SendingProxyTest::tunnel);
                ServerProcess sender = sender(proxy, certificate, "user:p%40ss");
                TestProducts database = TestProducts.in(directory);
                TestInstance instance = TestInstance.of(sender, database)) {
            report(instance, receiver);

            assertThat(instance.log()).containsExactly("heartbeat: 200");
            assertThat(proxy.requests().get(0).head())
                    .startsWith("CONNECT localhost:" + receiver.port())
                    .contains(RIGHT)
                    .doesNotContain("receivers-key");
            assertThat(receiver.requests().get(0).head())
                    .containsIgnoringCase("x-api-key: receivers-key")
                    .doesNotContainIgnoringCase("proxy-");
            assertThat(sender.log() + sender.standardOutput()).doesNotContain("p%40ss", "receivers-key");
        }
    }

    @Test
    void where_machines_ask_for_their_set_up_nothing_goes_through_a_proxy_either() throws Exception {
        try (Sink proxy = Sink.that(Sink.answering(200, "", "{}"));
                TestInstance instance = TestInstance.start(
                        Clock.systemUTC(),
                        TestDatabase.fresh(),
                        Map.of("http_proxy", "http://localhost:" + proxy.port(), "no_proxy", "nowhere.example.org"))) {
            instance.reports(TelemetryLevel.BASE, Protocol.PENPOT, URI.create("http://receiver.example.org/"), "");
            // As an older version took it.
            instance.database().execute("UPDATE sender_settings SET endpoint = 'http://169.254.169.254/latest'");

            instance.shipping().now("ada");

            assertThat(instance.log())
                    .containsExactly(
                            "heartbeat: not sent: at this address the machines of a network ask for their own set-up");
            assertThat(proxy.connections()).isZero();
        }
    }

    @Test
    void a_tunnel_with_the_wrong_password_is_said_to_be_the_proxys() throws Exception {
        TestCertificate certificate = TestCertificate.of(directory, "localhost");
        try (Sink receiver = Sink.secure(certificate.server(), Sink.welcoming());
                Sink proxy = Sink.that(SendingProxyTest::tunnel);
                ServerProcess sender = sender(proxy, certificate, "user:wrong");
                TestProducts database = TestProducts.in(directory);
                TestInstance instance = TestInstance.of(sender, database)) {
            report(instance, receiver);

            assertThat(instance.log())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("the proxy")
                    .contains("407");
            assertThat(receiver.connections()).isZero();
            assertThat(sender.log()).doesNotContain("wrong", "receivers-key");
        }
    }

    private ServerProcess sender(Sink proxy, TestCertificate certificate, String password) throws IOException {
        Map<String, String> environment = Map.of(
                "https_proxy",
                "http://" + password + "@localhost:" + proxy.port(),
                "no_proxy",
                "elsewhere.example.org",
                "ROLLCALL_JAVA_OPTS",
                "-Djavax.net.ssl.trustStore=" + certificate.store() + " -Djavax.net.ssl.trustStorePassword="
                        + TestCertificate.PASSWORD);
        return ServerProcess.start(directory, environment, "--agent-key", TestInstance.AGENT_KEY);
    }

    private static void report(TestInstance instance, Sink receiver) {
        instance.reports(TelemetryLevel.BASE, Protocol.ROLLCALL, receiver.at("/"), "receivers-key");
        instance.database().execute("UPDATE sender_state SET next_tick_at = now()");
        ServerProcess.await("the heartbeat", () -> !instance.log().isEmpty());
    }

    private static void tunnel(Sink.Request request, Socket client) throws Exception {
        if (!request.head().contains(RIGHT)) {
            Sink.answering(407, "Proxy-Authenticate: Basic realm=\"it\"\r\n", "")
                    .answer(request, client);
            return;
        }
        int port = Integer.parseInt(request.target().split(":")[1]);
        try (Socket receiver = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Sink.write(client, "HTTP/1.1 200 Connected\r\n\r\n");
            CompletableFuture<Void> back = CompletableFuture.runAsync(() -> pump(receiver, client));
            pump(client, receiver);
            back.get();
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
