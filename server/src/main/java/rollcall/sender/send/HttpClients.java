package rollcall.sender.send;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;

/** Makes Java's HTTP clients. They follow no redirects. */
final class HttpClients {
    static {
        /*
         * Java sends no password to a proxy of a tunnel unless this list is emptied, because the proxy may be somebody else's. An operator
         * who writes a password into https_proxy wants it to be sent. Java reads the property once, before the first client is made.
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
