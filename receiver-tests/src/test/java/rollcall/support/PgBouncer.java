package rollcall.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Debian's PgBouncer in transaction mode in front of one database, as managed databases offer it. All clients share five sessions. */
public final class PgBouncer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
    private static final Pattern URL = Pattern.compile("postgres://([^:]+):([^@]+)@([^:]+):(\\d+)/(.+)");

    private final Path directory;
    private final Process process;
    private final String url;

    /** Starts it in front of the database of that URL and waits until it accepts connections. */
    public PgBouncer(String databaseUrl) {
        Matcher to = URL.matcher(databaseUrl);
        if (!to.matches()) {
            throw new IllegalArgumentException("no URL of a test database");
        }
        try {
            int port = freePort();
            directory = Files.createTempDirectory("rollcall-pgbouncer-");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(directory.resolve("users"), "\"%s\" \"%s\"\n".formatted(to.group(1), to.group(2)));
            Path settings = directory.resolve("pgbouncer.ini");
            Files.writeString(settings, settings(to, port));
            process = start(settings);
            url = "postgres://%s:%s@127.0.0.1:%d/%s".formatted(to.group(1), to.group(2), port, to.group(5));
            ServerProcess.await("PgBouncer", () -> accepts(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL of the database through PgBouncer, as {@code --database-url} takes it. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String settings(Matcher to, int port) {
        return """
                [databases]
                %5$s = host=%3$s port=%4$s dbname=%5$s user=%1$s password=%2$s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %6$d
                auth_type = plain
                auth_file = %7$s/users
                pool_mode = transaction
                default_pool_size = 5
                ignore_startup_parameters = extra_float_digits
                unix_socket_dir =
                """.formatted(to.group(1), to.group(2), to.group(3), to.group(4), to.group(5), port, directory);
    }

    /** Starts the process as user {@code nobody} if the tests run as root: PgBouncer does not run as root. */
    private Process start(Path settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(settings.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
