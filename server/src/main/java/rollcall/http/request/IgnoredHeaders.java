package rollcall.http.request;

import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Hides headers that this server does not support from the handlers. A server may ignore a request for a web socket: this server has none,
 * and Javalin would start a session for each. A header that names another method than the request line would make proxies, logs and the
 * guard see different requests.
 */
public final class IgnoredHeaders implements HttpConfiguration.Customizer {
    private static final String WEB_SOCKET = "Sec-WebSocket-Version";
    private static final List<String> METHODS = List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        HttpFields received = request.getHeaders();
        boolean webSocket = received.contains(WEB_SOCKET);
        if (!webSocket && METHODS.stream().noneMatch(received::contains)) {
            return request;
        }
        HttpFields.Mutable kept = HttpFields.build(received);
        METHODS.forEach(kept::remove);
        if (webSocket) {
            kept.remove("Upgrade").remove(WEB_SOCKET);
        }
        HttpFields headers = kept.asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }
}
