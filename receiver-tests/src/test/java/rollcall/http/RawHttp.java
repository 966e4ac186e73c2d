package rollcall.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import rollcall.Wiring;

/** Bytes over a socket, past every client that would not send them. */
final class RawHttp {
    private static final int PATIENCE_MILLISECONDS = 10_000;

    private RawHttp() {}

    /** What the server answers, at most 1 MiB of it, until it closes or is silent for 10 s. Each char is a byte, both ways. */
    static String exchange(Wiring server, String request) {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            send(socket, request.getBytes(StandardCharsets.ISO_8859_1));
            return receive(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of an answer; 0 if there is none. */
    static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    /** A server that has seen enough may close while we are still sending. */
    private static void send(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // The answer, if there is one, is read all the same.
        }
    }

    private static String receive(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0 && all.size() < 1 << 20; n = in.read(buffer)) {
                all.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // Reset, or left open, after the answer: what came counts.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }
}
