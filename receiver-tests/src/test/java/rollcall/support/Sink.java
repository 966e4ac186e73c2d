package rollcall.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** A receiver that answers each request by a script, which controls every byte of the answer. Every request has a connection of its own. */
public final class Sink implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    /** A request as it was received; {@code head} has the request line and the headers. */
    public record Request(String head, byte[] body) {
        /** The request's target, for example {@code /ingest/heartbeat}. */
        public String target() {
            return head.split(" ", 3)[1];
        }
    }

    /** Writes the answer to a request, or none. The connection is closed when the script returns. */
    @FunctionalInterface
    public interface Script {
        void answer(Request request, Socket socket) throws Exception;
    }

    private final ServerSocket listener;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Script script;

    private Sink(ServerSocket listener, String scheme, Script script) {
        this.listener = listener;
        this.scheme = scheme;
        this.script = script;
        threads.submit(this::accept);
    }

    /** A sink over plain HTTP. */
    public static Sink that(Script script) throws IOException {
        return new Sink(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http", script);
    }

    /** A sink over TLS. */
    public static Sink secure(SSLContext tls, Script script) throws IOException {
        ServerSocket listener =
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return new Sink(listener, "https", script);
    }

    /** Answers with a status and a body. {@code headers} are lines, each with its end. */
    public static Script answering(int status, String headers, String body) {
        return (request, socket) -> write(
                socket,
                "HTTP/1.1 " + status + " As told\r\n" + headers + "Content-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body);
    }

    /** Answers as a receiver of Rollcall's own JSON format that accepts every request. */
    public static Script welcoming() {
        return answering(200, "Content-Type: application/json\r\n", "{\"ok\":true}");
    }

    public static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Answers later requests by another script. */
    public void now(Script does) {
        script = does;
    }

    /** All requests so far, in the order of arrival. */
    public List<Request> requests() {
        return requests;
    }

    /** How many connections were ever made. */
    public int connections() {
        return connections.get();
    }

    public int port() {
        return listener.getLocalPort();
    }

    public URI at(String path) {
        return URI.create(scheme + "://localhost:" + port() + path);
    }

    /** Refuses further TCP connections. Requests that were accepted before are still answered. */
    public void refuse() throws IOException {
        listener.close();
    }

    @Override
    public void close() throws IOException {
        refuse();
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                threads.submit(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private Void serve(Socket socket) throws Exception {
        try (socket) {
            Request request = read(socket.getInputStream());
            requests.add(request);
            script.answer(request, socket);
        }
        return null;
    }

    private static Request read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        return new Request(text, in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
    }
}
