package rollcall.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Many connections whose peers begin something and then take their time. */
final class SlowPeers implements AutoCloseable {
    private static final int SMALLEST_BUFFER = 2048;

    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final byte[] trickle;
    private final Thread thread = new Thread(this::drip, "slow peers");

    private SlowPeers(byte[] trickle) {
        this.trickle = trickle;
    }

    /**
     * Opens so many. Each sends the start; once they go on, every tenth of a second the trickle, and reads one byte.
     *
     * @param trickle what each goes on to send; empty for who sends nothing more
     */
    static SlowPeers open(int port, int number, String start, String trickle) throws IOException {
        SlowPeers peers = new SlowPeers(trickle.getBytes(StandardCharsets.ISO_8859_1));
        byte[] first = start.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < number; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(SMALLEST_BUFFER);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            peers.sockets.add(socket);
            peers.send(socket, first);
        }
        return peers;
    }

    /** From now on they go on, slowly. */
    void goOn() {
        thread.start();
    }

    private void drip() {
        while (!closed.get()) {
            for (Socket socket : sockets) {
                send(socket, trickle);
                readOne(socket);
            }
            pause();
        }
    }

    /** A server that has had enough of it closes. */
    private void send(Socket socket, byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            return;
        }
    }

    private static void readOne(Socket socket) {
        try {
            if (socket.getInputStream().available() > 0) {
                socket.getInputStream().read();
            }
        } catch (IOException e) {
            return;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.set(true);
        for (Socket socket : sockets) {
            socket.close();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
