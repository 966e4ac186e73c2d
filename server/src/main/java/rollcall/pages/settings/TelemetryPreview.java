package rollcall.pages.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rollcall.encoder.Protocol;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.text.Phrases;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.status.Preview;
import rollcall.sender.status.SenderStatus;

/**
 * What would leave, as the page shows it, and the links to what would leave otherwise.
 *
 * @param preview the requests
 * @param words what it is that is shown
 * @param eventWords how many events wait; null where none leave
 */
public record TelemetryPreview(
        Preview preview, String words, String eventWords, List<Links.Choice> wires, List<Links.Choice> levels) {
    private static final String WIRE = "wire";
    private static final String LEVEL = "level";

    /** The wire that the address asks for; otherwise the one in force. */
    static Protocol wire(PageRequest pageRequest, SenderStatus.Settings now) {
        return Stream.of(Protocol.values())
                .filter(wire -> wire.code().equals(pageRequest.query().get(WIRE)))
                .findFirst()
                .orElse(now.wire());
    }

    /** The level that the address asks for; otherwise the one in force, and while that is off the smallest that sends anything. */
    static TelemetryLevel level(PageRequest pageRequest, SenderStatus.Settings now) {
        String asked = pageRequest.query().get(LEVEL);
        if (TelemetryLevel.DETAILED.code().equals(asked) || asked == null && now.level() == TelemetryLevel.DETAILED) {
            return TelemetryLevel.DETAILED;
        }
        return TelemetryLevel.BASE;
    }

    static TelemetryPreview of(Preview preview) {
        return new TelemetryPreview(
                preview,
                words(preview),
                eventWords(preview),
                Stream.of(Protocol.values())
                        .map(wire -> choice(
                                wire, preview.level(), wire.code(), TelemetryWords.name(wire), wire == preview.wire()))
                        .toList(),
                Stream.of(TelemetryLevel.BASE, TelemetryLevel.DETAILED)
                        .map(telemetryLevel -> choice(
                                preview.wire(),
                                telemetryLevel,
                                telemetryLevel.code(),
                                title(telemetryLevel),
                                telemetryLevel == preview.level()))
                        .toList());
    }

    private static Links.Choice choice(
            Protocol wire, TelemetryLevel telemetryLevel, String name, String title, boolean current) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(WIRE, wire.code());
        query.put(LEVEL, telemetryLevel.code());
        return new Links.Choice(name, title, TelemetryPage.PATH + Query.of(query), current);
    }

    private static String words(Preview preview) {
        String made = "made by the code that sends it, from what is known at this moment";
        return preview.inForce()
                ? "Exactly this leaves with the next send, " + made + ". The HTTP client adds the host and the length."
                : "If you saved level " + title(preview.level()) + " with the protocol "
                        + TelemetryWords.name(preview.wire()) + ", exactly this would leave, " + made
                        + ". Looking at it sends nothing.";
    }

    private static String eventWords(Preview preview) {
        if (preview.level() != TelemetryLevel.DETAILED) {
            return null;
        }
        if (!preview.wire().carriesEvents()) {
            return "This protocol has no events: the heartbeat is everything.";
        }
        if (preview.waiting() == 0) {
            return "No event waits. Events are collected from the moment when somebody saves Detailed, and not before.";
        }
        String waiting = Phrases.events(preview.waiting()) + (preview.waiting() == 1 ? " waits" : " wait");
        return preview.shown() == 0
                ? waiting + "; nothing of the oldest may leave "
                        + (preview.inForce() ? "by what was agreed to." : "by this protocol.")
                : waiting + "; the oldest " + (preview.shown() == 1 ? "one is" : preview.shown() + " are")
                        + " shown. In place of the zeros each request has a random identifier, by which the receiver knows it again.";
    }

    private static String title(TelemetryLevel telemetryLevel) {
        return telemetryLevel == TelemetryLevel.BASE ? "Base" : "Detailed";
    }
}
