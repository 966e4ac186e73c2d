package rollcall.sender.send;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies of an environment, as curl reads it: {@code https_proxy}, {@code http_proxy}, {@code all_proxy}, {@code no_proxy}, and the same in upper case. The lower-case one counts if both are there; an empty one is none.
 */
public final class Proxies {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Map<String, String> environment;

    private Proxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Of an environment, of which only those variables are looked at; they are read when they are needed. */
    public static Proxies of(Map<String, String> environment) {
        return new Proxies(environment);
    }

    /**
     * The one by which to reach an address; empty if it is to be reached directly.
     *
     * @throws RequestFailure if there is one that cannot be used
     */
    Optional<HttpProxy> toReach(URI address) throws RequestFailure {
        boolean tls = "https".equalsIgnoreCase(address.getScheme());
        // curl passes over HTTP_PROXY, which a CGI program gets from whoever sends it a request. This is none, and who
        // sets it expects that nothing goes around it.
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
