package rollcall.http.request;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** The other end of a connection. */
public final class Peer {
    private Peer() {}

    /** True if the peer is this machine, over 127.0.0.0/8 or ::1. */
    public static boolean isLoopback(Context context) {
        return address(context).isLoopbackAddress();
    }

    /** The internet address of the peer: that of the proxy, if there is one in front. */
    static InetAddress address(Context context) {
        SocketAddress address = ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getRemoteSocketAddress();
        if (address instanceof InetSocketAddress internet && !internet.isUnresolved()) {
            return internet.getAddress();
        }
        throw new IllegalStateException("a connection without an internet address");
    }
}
