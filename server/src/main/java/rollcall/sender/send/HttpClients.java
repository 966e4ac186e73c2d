package rollcall.sender.send;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the clients and requests of Java's HTTP client. Nothing else in this room makes one: Java reads the properties below only once. */
final class HttpClients {
    static {
        /*
         * Java sends no password to a proxy of a tunnel unless this list is emptied, because the proxy may be somebody else's. An operator
         * who writes a password into https_proxy wants it to be sent. Java reads the property before the first request or client is made.
         */
        setDefault("jdk.http.auth.tunneling.disabledSchemes", "");
        // Seconds that a connection stays open for the next page. Java's 20 minutes could outlast the consent.
        setDefault("jdk.httpclient.keepalive.timeout", "10");
    }

    private HttpClients() {}

    /** A client that reaches every address by this proxy, or every address directly if there is none. */
    static HttpClient by(Optional<HttpProxy> proxy) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxy.<ProxySelector>map(Always::new).orElse(HttpClient.Builder.NO_PROXY))
                .build();
    }

    /**
     * A request that has these headers and no method yet.
     *
     * @throws RequestFailure if a header cannot be sent
     */
    static HttpRequest.Builder request(URI address, Map<String, String> headers) throws RequestFailure {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).version(HttpClient.Version.HTTP_1_1);
            headers.forEach(request::header);
            return request;
        } catch (IllegalArgumentException e) {
            // The exception's message quotes the header.
            throw RequestFailure.of("the endpoint or the key has characters that no request can carry");
        }
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** One proxy for all addresses, whether it can be reached or not. */
    private static final class Always extends ProxySelector {
        private final List<Proxy> proxies;

        Always(HttpProxy proxy) {
            proxies = List.of(new Proxy(Proxy.Type.HTTP, proxy.address()));
        }

        @Override
        public List<Proxy> select(URI uri) {
            return proxies;
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // The request fails and says so; there is no other proxy to choose.
        }
    }
}
