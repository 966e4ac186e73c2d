package rollcall.http;

import io.javalin.http.Context;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Who is at the other end of a connection. */
final class Peer {
    private Peer() {}

    /** Whether it is this machine itself, over 127.0.0.0/8 or ::1. */
    static boolean isLoopback(Context context) {
        SocketAddress address = ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getRemoteSocketAddress();
        return address instanceof InetSocketAddress internet
                && !internet.isUnresolved()
                && internet.getAddress().isLoopbackAddress();
    }
}
