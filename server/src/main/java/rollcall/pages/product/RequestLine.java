package rollcall.pages.product;

import java.time.Instant;
import java.util.List;
import rollcall.analysis.rejections.LastRequests;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Moment;
import rollcall.pages.text.RejectionWords;

/**
 * What became of one of the last requests, as Connect shows it.
 *
 * @param endpoint the path to which it was sent; empty for an address that takes no reports
 * @param outcome what became of it, in words
 * @param look the look of the outcome: good, warn, bad, or empty
 * @param cause the code of the reason, with the field at fault; may be empty
 * @param words why, in a sentence; may be empty
 * @param ignored the names that were ignored, each with the reason in words
 * @param more how many names were ignored besides
 * @param stranger whether it belongs to no product
 */
public record RequestLine(
        Moment at,
        String endpoint,
        String outcome,
        String look,
        String cause,
        String words,
        List<LastRequests.Ignored> ignored,
        int more,
        boolean stranger) {
    static RequestLine of(LastRequests.Request request, Instant now) {
        boolean withoutNames =
                request.outcome().equals("kept") && !request.ignored().isEmpty();
        String state = withoutNames ? "kept-without" : request.outcome().replace('_', '-');
        return new RequestLine(
                Moment.of(request.at(), now),
                request.endpoint().isEmpty() ? "" : "/ingest/" + request.endpoint(),
                Messages.getOr("connect.state-" + state, request.outcome()),
                look(request, withoutNames),
                request.field().isEmpty() ? request.reason() : request.reason() + ": " + request.field(),
                words(request),
                request.ignored().stream()
                        .map(each -> new LastRequests.Ignored(each.name(), Messages.translated(each.reason())))
                        .toList(),
                request.more(),
                request.stranger());
    }

    private static String look(LastRequests.Request request, boolean withoutNames) {
        return switch (request.outcome()) {
            case "kept" -> withoutNames ? "warn" : "good";
            case "in_part" -> "warn";
            case "rejected" -> "bad";
            default -> "";
        };
    }

    private static String words(LastRequests.Request request) {
        if (request.reason().isEmpty()) {
            boolean empty =
                    request.outcome().equals("nothing") && request.ignored().isEmpty();
            return empty ? Messages.get("connect.nothing-in-it") : "";
        }
        return RejectionWords.explain(request.reason());
    }
}
