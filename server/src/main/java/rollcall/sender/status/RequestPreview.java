package rollcall.sender.status;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import rollcall.encoder.EncodedRequest;
import rollcall.encoder.Encoder;
import rollcall.encoder.OutgoingPage;
import rollcall.store.sender.SenderSettings;

/** Requests laid out for people. The key takes no part in it: two that are none show where it would stand. */
final class RequestPreview {
    private static final String NO_KEY = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String OTHER_KEY = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private static final String MASK = "••••••••";

    private final Encoder encoder;
    private final SenderSettings as;
    private final String version;

    RequestPreview(Encoder encoder, SenderSettings as, String version) {
        this.encoder = encoder;
        this.as = as;
        this.version = version;
    }

    Preview.Sheet of(String title, EncodedRequest encodedRequest) {
        ReadableBody readableBody = ReadableBody.of(encodedRequest);
        return new Preview.Sheet(
                title,
                address(encodedRequest),
                lines(
                        encoder.headers(encodedRequest, key(NO_KEY), version),
                        encoder.headers(encodedRequest, key(OTHER_KEY), version)),
                readableBody.packing(),
                readableBody.body());
    }

    /** Events that are in no page yet. */
    Preview.Sheet ofPage(OutgoingPage page, EncodedRequest encodedRequest) {
        ReadableBody readableBody = ReadableBody.of(encodedRequest);
        return new Preview.Sheet(
                "Events",
                address(encodedRequest),
                lines(
                        encoder.headers(encodedRequest, key(NO_KEY), version, page.pageId()),
                        encoder.headers(encodedRequest, key(OTHER_KEY), version, page.pageId())),
                readableBody.packing(),
                readableBody.body());
    }

    private String address(EncodedRequest encodedRequest) {
        if (as.endpoint().isEmpty()) {
            return encodedRequest.door();
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

    /** What both have in common, with a mask between its beginning and its end. */
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
