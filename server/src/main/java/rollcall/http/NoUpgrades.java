package rollcall.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** Hides the wish for a web socket, which a server may ignore: there are none here, and Javalin would start a session for each. */
final class NoUpgrades implements HttpConfiguration.Customizer {
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (!request.getHeaders().contains(HttpHeader.SEC_WEBSOCKET_VERSION)) {
            return request;
        }
        HttpFields headers = HttpFields.build(request.getHeaders())
                .remove(HttpHeader.UPGRADE)
                .remove(HttpHeader.SEC_WEBSOCKET_VERSION);
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }
}
