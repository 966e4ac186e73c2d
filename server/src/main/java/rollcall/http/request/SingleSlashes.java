package rollcall.http.request;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Treats several slashes in a row of a path as one. People write a sender's endpoint with a slash at its end, and the sender appends
 * another. OpenTelemetry exporters throw a batch away when it is answered with 404.
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
