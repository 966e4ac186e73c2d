package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.Settings;
import rollcall.Wiring;

/** A start that cannot listen says so before a database is made for it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TakenPortTest {
    @TempDir
    Path folder;

    @Test
    void a_taken_port_is_told_before_postgresql_is_unpacked() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            refuses(settings("127.0.0.1", port, Optional.empty()), "cannot listen at 127.0.0.1 port " + port);
            refuses(
                    settings("127.0.0.1", 0, Optional.of(new Settings.Metrics("127.0.0.1", port))),
                    "cannot serve metrics at 127.0.0.1 port " + port);
        }
    }

    @Test
    void a_host_that_is_not_of_this_machine_is_told_as_early() {
        refuses(settings("192.0.2.1", 0, Optional.empty()), "cannot listen at 192.0.2.1 port 0");
        refuses(settings("nowhere.invalid", 0, Optional.empty()), "cannot listen at nowhere.invalid port 0");
    }

    private void refuses(Settings settings, String message) {
        assertThatThrownBy(() -> Wiring.start(settings, Clock.systemUTC()).close())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(message);
        assertThat(settings.dataDir()).doesNotExist();
    }

    private Settings settings(String host, int port, Optional<Settings.Metrics> metrics) {
        return new Settings(
                host,
                port,
                folder.resolve("data"),
                Optional.empty(),
                false,
                metrics,
                Duration.ofSeconds(1),
                Settings.Sending.PLAIN);
    }
}
