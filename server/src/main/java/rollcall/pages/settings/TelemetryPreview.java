package rollcall.pages.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rollcall.encoder.Protocol;
import rollcall.pages.Links;
import rollcall.pages.Query;
import rollcall.pages.text.Messages;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.status.SendPreview;
import rollcall.sender.status.SenderStatus;

/**
 * The requests that the telemetry page shows, and links to the requests of other protocols and levels.
 *
 * @param inForce whether these are the protocol and level in force
 * @param words a sentence about the requests
 * @param eventWords a sentence about the events that wait; null at a level without events
 * @param noHeartbeat why there is no heartbeat, as a sentence; empty if there is one
 * @param sheets the requests in the order in which they are sent
 * @param unsent the local facts that are not sent, and why
 * @param protocols a link for each protocol
 * @param levels a link for each level
 */
public record TelemetryPreview(
        boolean inForce,
        String words,
        String eventWords,
        String noHeartbeat,
        List<Sheet> sheets,
        List<Unsent> unsent,
        List<Links.Choice> protocols,
        List<Links.Choice> levels) {
    static final String PROTOCOL = "wire";
    static final String LEVEL = "level";

    /**
     * One request.
     *
     * @param title heartbeat, first contact, or events
     * @param address the URL to which the request is sent; only its path if there is no endpoint
     * @param headers one line for each header, with the key masked
     * @param packing the body's size as it is sent, and how it is packed, as a sentence
     * @param body the body as JSON on several lines, unpacked
     */
    public record Sheet(String title, String address, List<String> headers, String packing, String body) {}

    /**
     * A local fact that is not sent.
     *
     * @param name the name of the field
     * @param kind the kind of its value
     * @param reason why it is not sent, as a sentence
     */
    public record Unsent(String name, String kind, String reason) {}

    static TelemetryPreview of(SendPreview preview, int waiting) {
        return new TelemetryPreview(
                preview.inForce(),
                words(preview),
                eventWords(preview, waiting),
                Messages.translated(preview.noHeartbeat()),
                preview.requests().stream().map(TelemetryPreview::sheet).toList(),
                preview.unsent().stream().map(TelemetryPreview::unsent).toList(),
                protocols(preview),
                levels(preview));
    }

    private static String words(SendPreview preview) {
        return preview.inForce()
                ? Messages.get("sending.preview-in-force")
                : Messages.get(
                        "sending.preview-if-saved",
                        TelemetryWords.title(preview.level()),
                        TelemetryWords.name(preview.protocol()));
    }

    private static String eventWords(SendPreview preview, int waiting) {
        if (preview.level() != TelemetryLevel.DETAILED) {
            return null;
        }
        if (!preview.protocol().carriesEvents()) {
            return Messages.get("sending.protocol-without-events");
        }
        if (waiting == 0) {
            return Messages.get("sending.no-event-waits");
        }
        if (preview.shown() == 0) {
            return Messages.get(preview.inForce() ? "sending.wait-not-agreed" : "sending.wait-not-carried", waiting);
        }
        return Messages.get("sending.wait-shown", waiting, preview.shown());
    }

    private static Sheet sheet(SenderStatus.Request request) {
        return new Sheet(
                Messages.translated(request.title()),
                request.address(),
                request.headers(),
                packing(request),
                request.body().json());
    }

    private static String packing(SenderStatus.Request request) {
        int bytes = request.body().bytes();
        return switch (request.body().packing()) {
            case PLAIN -> Messages.get("sending.bytes-formatted", bytes);
            case PACKED ->
                Messages.get("sending.bytes-packed", bytes, request.body().encoding());
            case ONE_TEXT -> Messages.get("sending.bytes-in-one-text", bytes);
        };
    }

    private static Unsent unsent(SenderStatus.Unsent fact) {
        return new Unsent(fact.name(), Messages.get("sending.kind-" + fact.kind()), Messages.translated(fact.reason()));
    }

    private static List<Links.Choice> protocols(SendPreview preview) {
        return Stream.of(Protocol.values())
                .map(each -> choice(
                        each.code(), TelemetryWords.name(each), each, preview.level(), each == preview.protocol()))
                .toList();
    }

    private static List<Links.Choice> levels(SendPreview preview) {
        return Stream.of(TelemetryLevel.BASE, TelemetryLevel.DETAILED)
                .map(each -> choice(
                        each.code(), TelemetryWords.title(each), preview.protocol(), each, each == preview.level()))
                .toList();
    }

    private static Links.Choice choice(
            String name, String title, Protocol protocol, TelemetryLevel level, boolean current) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(PROTOCOL, protocol.code());
        query.put(LEVEL, level.code());
        return new Links.Choice(name, title, TelemetryPage.PATH + Query.of(query), current);
    }
}
