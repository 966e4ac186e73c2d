package rollcall.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import rollcall.http.answer.Failure;

/** Answers requests that are too broken to reach a route. The answer repeats nothing of the request. */
final class BareErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Failure failure = Failure.of(broken(response.getStatus()));
        response.setStatus(failure.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        String body = "{\"ok\":false,\"error\":\"" + failure.code() + "\",\"status_code\":" + failure.status() + "}";
        Content.Sink.write(response, true, body, callback);
        return true;
    }

    /** An unknown version of HTTP is the sender's mistake, although the standard gives it a status of the server's. */
    private static int broken(int status) {
        return status == 505 || status == 501 ? 400 : status;
    }
}
