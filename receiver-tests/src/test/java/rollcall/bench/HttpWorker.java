package rollcall.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** One keep-alive connection that posts what instances report, new ones if nobody says which; anything but 200 ends the run. */
final class HttpWorker implements Round.Worker {
    private final Socket socket;
    private final InputStream in;
    private final PostRequest request;
    private final Supplier<UUID> instances;

    HttpWorker(int port, PostRequest request) throws IOException {
        this(port, request, HttpWorker::newInstance);
    }

    /** @param instances who reports next */
    HttpWorker(int port, PostRequest request, Supplier<UUID> instances) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        this.socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.request = request;
        this.instances = instances;
    }

    @Override
    public void operate() throws IOException {
        String status = report();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("not accepted: " + status);
        }
    }

    /** Posts a report and returns the line of its answer's status. */
    String report() throws IOException {
        request.fill(instances.get());
        socket.getOutputStream().write(request.bytes());
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static UUID newInstance() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
