package rollcall.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** One keep-alive connection that posts what new instances report; anything but 200 ends the run. */
final class HttpWorker implements Round.Worker {
    private final Socket socket;
    private final InputStream in;
    private final PostRequest request;

    HttpWorker(int port, PostRequest request) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        this.socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.request = request;
    }

    @Override
    public void operate() throws IOException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        request.fill(new UUID(random.nextLong(), random.nextLong()));
        socket.getOutputStream().write(request.bytes());
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("not accepted: " + status);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
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
