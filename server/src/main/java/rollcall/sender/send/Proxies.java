package rollcall.sender.send;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies that environment variables name, as curl reads them: {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and
 * {@code no_proxy}, also in upper case. The lower-case variable takes precedence. An empty variable means no proxy.
 */
public final class Proxies {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Map<String, String> environment;

    private Proxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Makes the proxies of an environment. Only the variables above are used, and they are parsed at each request. */
    public static Proxies of(Map<String, String> environment) {
        return new Proxies(environment);
    }

    /**
     * Returns the proxy for an address; empty if the address is reached directly.
     *
     * @throws RequestFailure if the environment names a proxy that cannot be used
     */
    Optional<HttpProxy> toReach(URI address) throws RequestFailure {
        boolean tls = "https".equalsIgnoreCase(address.getScheme());
        /*
         * curl ignores HTTP_PROXY, because a CGI program gets this variable from the header of a request. Rollcall is no CGI program, and
         * an operator who sets HTTP_PROXY expects that every request uses it.
         */
        List<String> own = tls ? List.of("https_proxy", "HTTPS_PROXY") : List.of("http_proxy", "HTTP_PROXY");
        Optional<String> variable = first(own).or(() -> first(List.of("all_proxy", "ALL_PROXY")));
        if (variable.isEmpty() || value(variable.get()).isEmpty() || isExempt(address, tls)) {
            return Optional.empty();
        }
        return Optional.of(HttpProxy.parse(variable.get(), value(variable.get())));
    }

    private boolean isExempt(URI address, boolean tls) {
        int port = address.getPort() >= 0 ? address.getPort() : tls ? HTTPS : HTTP;
        return first(List.of("no_proxy", "NO_PROXY"))
                .map(variable -> NoProxy.parse(value(variable)).has(address.getHost(), port))
                .orElse(false);
    }

    private Optional<String> first(List<String> variables) {
        return variables.stream().filter(environment::containsKey).findFirst();
    }

    private String value(String variable) {
        return environment.getOrDefault(variable, "").strip();
    }
}
