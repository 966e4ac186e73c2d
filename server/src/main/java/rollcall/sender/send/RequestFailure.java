package rollcall.sender.send;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * A request that has no complete answer. The message is written for people. It never includes the text of another exception, which could
 * quote a header or an address.
 */
final class RequestFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** The words for each kind of failure. The order matters: the first kind that fits is the most specific. */
    private static final List<Map.Entry<Class<? extends Throwable>, String>> KINDS = List.of(
            Map.entry(UnresolvedAddressException.class, "unknown host: its name could not be looked up"),
            Map.entry(UnknownHostException.class, "unknown host: its name could not be looked up"),
            // Java's client does not distinguish a closed port from an unreachable network.
            Map.entry(ConnectException.class, "connection refused: nobody listens there, or the way to it is closed"),
            Map.entry(CertificateExpiredException.class, "certificate not trusted: it has expired"),
            Map.entry(CertificateNotYetValidException.class, "certificate not trusted: it is not valid yet"),
            Map.entry(CertPathBuilderException.class, "certificate not trusted: nobody known has signed it"),
            Map.entry(CertPathValidatorException.class, "certificate not trusted"),
            Map.entry(CertificateException.class, "certificate not trusted: it is not that host's"),
            Map.entry(SSLException.class, "no secure connection: the other side does not speak TLS as it should"));

    private static final Pattern TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3})");
    private static final int CAUSES = 10;

    private final String words;
    private final boolean cancelled;

    private RequestFailure(String words, boolean cancelled) {
        super(words);
        this.words = words;
        this.cancelled = cancelled;
    }

    static RequestFailure of(String words) {
        return new RequestFailure(words, false);
    }

    /** This side cancelled the request, because its answer is not wanted any more. */
    static RequestFailure cancelled() {
        return new RequestFailure("stopped: it was switched off, or its settings were changed", true);
    }

    /** @param begun whether the status and headers of the answer had arrived */
    static RequestFailure of(Throwable failure, boolean begun) {
        if (begun) {
            return RequestFailure.of("the answer was cut off");
        }
        return RequestFailure.of(
                tunnel(failure).or(() -> kind(failure)).orElse("the connection was closed without an answer"));
    }

    /** No complete answer arrived within the limit. */
    static RequestFailure late(Duration limit, boolean begun) {
        String what = begun ? "the answer did not end within " : "no answer within ";
        return RequestFailure.of(what + limit.toSeconds() + " s");
    }

    /** The failure as a phrase for people. */
    String words() {
        return words;
    }

    /** Whether this side cancelled the request. */
    boolean isCancelled() {
        return cancelled;
    }

    /** Reads the status with which the proxy rejected the tunnel. Java has it only in the exception's message. */
    private static Optional<String> tunnel(Throwable failure) {
        return causes(failure)
                .map(cause -> TUNNEL.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .map(found -> "the proxy did not connect: it answered " + found.group(1))
                .findFirst();
    }

    private static Optional<String> kind(Throwable failure) {
        return KINDS.stream()
                .filter(kind -> isA(failure, kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isA(Throwable failure, Class<? extends Throwable> kind) {
        return causes(failure).anyMatch(kind::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES);
    }
}
