package rollcall.support.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Debian's HAProxy in front of receivers, with a configuration in which only the addresses are others. */
public final class HaProxy implements AutoCloseable {
    private static final String PROGRAM = "/usr/sbin/haproxy";
    private static final Pattern BIND = Pattern.compile("(?m)^( *bind) .*$");
    private static final Pattern SERVER = Pattern.compile("(?m)^( *server \\w+) \\S+");

    private final int port;
    private final Path settings;
    private final Process process;

    /**
     * Starts it and waits until it answers.
     *
     * @param configuration with as many lines {@code server} as there are receivers
     */
    public HaProxy(String configuration, List<URI> receivers) {
        port = freePort();
        Iterator<URI> each = receivers.iterator();
        String here = SERVER.matcher(BIND.matcher(configuration).replaceAll("$1 127.0.0.1:" + port))
                .replaceAll(found -> found.group(1) + " " + each.next().getAuthority());
        if (each.hasNext()) {
            throw new IllegalArgumentException("more receivers than lines of servers");
        }
        try {
            settings = Files.createTempFile("rollcall-haproxy-", ".cfg");
            Files.writeString(settings, here);
            process = new ProcessBuilder(PROGRAM, "-db", "-f", settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address, with a path. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            Files.delete(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
