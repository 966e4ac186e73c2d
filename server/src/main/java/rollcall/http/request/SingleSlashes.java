package rollcall.http.request;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Takes several slashes in a row of a path for one. Whoever configures a sender writes the endpoint with a slash at its end, and the
 * sender appends another; exporters of OpenTelemetry throw a batch away when that is answered with 404.
 */
public final class SingleSlashes implements HttpConfiguration.Customizer {
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        HttpURI asked = request.getHttpURI();
        if (asked.getPath() == null || !asked.getPath().contains("//")) {
            return request;
        }
        String path = asked.getPath().replaceAll("/{2,}", "/");
        HttpURI single =
                HttpURI.build(asked, path, asked.getParam(), asked.getQuery()).asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpURI getHttpURI() {
                return single;
            }
        };
    }
}
