package rollcall.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a process of its own, on a free port, over the embedded PostgreSQL of a data directory. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern OPEN = Pattern.compile("open at (http://\\S+)");

    private final Path dataDir;
    private final Path out;
    private final Path err;
    private final Process process;

    private ServerProcess(Path dataDir, Map<String, String> environment, String... more) throws IOException {
        this.dataDir = dataDir;
        out = Files.createTempFile("rollcall-out", null);
        err = Files.createTempFile("rollcall-err", null);
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--data-dir", dataDir.toString()));
        arguments.addAll(List.of(more));
        process = Launcher.start(environment, out, err, arguments.toArray(String[]::new));
    }

    /** Starts a server and waits until it prints its address. */
    public static ServerProcess start(Path dataDir, String... more) throws IOException {
        return start(dataDir, Map.of(), more);
    }

    /**
     * Starts a server with further environment variables and waits until it prints its address. In an empty directory it finds PostgreSQL as
     * the first start of another server left it; a directory that is not there yet is its own to make.
     */
    public static ServerProcess start(Path dataDir, Map<String, String> environment, String... more)
            throws IOException {
        if (isEmpty(dataDir) && !List.of(more).contains("--database-url")) {
            TestCluster.fill(dataDir);
        }
        ServerProcess server = new ServerProcess(dataDir, environment, more);
        try {
            await(
                    "a server that is open: " + server.err,
                    () -> !server.process.isAlive() || server.matcher().find());
            return server;
        } catch (AssertionError e) {
            server.process.destroyForcibly();
            throw e;
        }
    }

    public long pid() {
        return process.pid();
    }

    public String standardOutput() {
        return read(out);
    }

    /** The standard error so far, which has the server's log. */
    public String log() {
        return read(err);
    }

    public URI at(String path) {
        Matcher matcher = matcher();
        if (!matcher.find()) {
            throw new AssertionError("the server is not open: " + log());
        }
        return URI.create(matcher.group(1) + path);
    }

    /** The HTTP status of {@code /health}; 0 if the server does not answer. */
    public int health() {
        try {
            HttpRequest request = HttpRequest.newBuilder(at("/health")).build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The main process of the server's embedded PostgreSQL. */
    public ProcessHandle postmaster() {
        String file = read(dataDir.resolve("postgres/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(file.lines().findFirst().orElseThrow()))
                .orElseThrow();
    }

    /** Ends the server with SIGKILL, as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends the server with SIGTERM, as an operator does. Fails if it does not end within 30 s. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the server does not end: " + log());
            }
            Files.delete(out);
            Files.delete(err);
        } catch (InterruptedException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until a condition holds, and looks every 50 ms. Fails after 60 s with the text {@code what}. */
    public static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited 60 s for " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private Matcher matcher() {
        return OPEN.matcher(read(out));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
