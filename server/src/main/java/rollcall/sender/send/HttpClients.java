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

/**
 * Makes the clients and requests of Java's HTTP client. No other class of this room makes one, because Java reads the properties below only
 * once.
 */
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

    /** Makes a client that uses this proxy for every address, or connects directly if there is no proxy. */
    static HttpClient by(Optional<HttpProxy> proxy) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxy.<ProxySelector>map(Always::new).orElse(HttpClient.Builder.NO_PROXY))
                .build();
    }

    /**
     * Makes a request with these headers and without a method.
     *
     * @throws RequestFailure if a header has characters that cannot be sent
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

    /** Selects one proxy for all addresses, also after the proxy could not be reached. */
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
            // Nothing to do: the request itself fails, and there is no other proxy to select.
        }
    }
}
