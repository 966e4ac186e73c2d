package rollcall.sender.status;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import rollcall.encoder.EncodedRequest;
import rollcall.encoder.Encoder;
import rollcall.encoder.Protocol;
import rollcall.store.sender.SenderSettings;

/**
 * Renders a request for people, with the key masked. The request is rendered twice with two placeholder keys; where the results differ the
 * key is masked.
 */
final class RequestPreview {
    private static final String NO_KEY = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String OTHER_KEY = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private static final String MASK = "••••••••";

    private final Encoder encoder;
    private final SenderSettings as;

    RequestPreview(Encoder encoder, SenderSettings as) {
        this.encoder = encoder;
        this.as = as;
    }

    SenderStatus.Request of(String title, EncodedRequest encodedRequest) {
        return new SenderStatus.Request(
                title,
                address(encodedRequest),
                lines(encoder.headers(encodedRequest, key(NO_KEY)), encoder.headers(encodedRequest, key(OTHER_KEY))),
                ReadableBody.of(encodedRequest, Protocol.of(as.wire())));
    }

    private String address(EncodedRequest encodedRequest) {
        if (as.endpoint().isEmpty()) {
            return encodedRequest.path();
        }
        URI endpoint = URI.create(as.endpoint());
        return masked(
                encoder.address(endpoint, encodedRequest, key(NO_KEY)).toString(),
                encoder.address(endpoint, encodedRequest, key(OTHER_KEY)).toString());
    }

    private static List<String> lines(Map<String, String> headers, Map<String, String> other) {
        Map<String, String> shown = new TreeMap<>(headers);
        shown.replaceAll((name, value) -> masked(value, Objects.requireNonNull(other.get(name))));
        return shown.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList();
    }

    private String key(String instead) {
        return as.apiKey().isEmpty() ? "" : instead;
    }

    /** Returns the text with a mask in place of the part in which the two texts differ. */
    private static String masked(String text, String other) {
        if (text.equals(other)) {
            return text;
        }
        int from = 0;
        while (text.charAt(from) == other.charAt(from)) {
            from++;
        }
        int left = 0;
        while (text.charAt(text.length() - 1 - left) == other.charAt(other.length() - 1 - left)) {
            left++;
        }
        return text.substring(0, from) + MASK + text.substring(text.length() - left);
    }
}
