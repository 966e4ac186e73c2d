package rollcall.pages.settings;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rollcall.encoder.Protocol;
import rollcall.pages.Links;
import rollcall.pages.Query;
import rollcall.pages.text.Moment;
import rollcall.pages.text.Numbers;
import rollcall.sender.consent.Disclosure;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.status.SendPreview;
import rollcall.sender.status.SenderStatus;
import rollcall.sender.status.SentRequest;

/**
 * Everything that the telemetry page shows.
 *
 * @param now the status
 * @param answer the answer to the page's question, in a few words
 * @param rest the sentences that follow the answer
 * @param warning the danger of the endpoint; null if there is none
 * @param keyless what follows from the missing key; null if there is a key, or if nothing is sent
 * @param cannotForget why the receiver cannot be asked to forget this installation; null if it can
 * @param protocols each protocol with the list of what it can send
 * @param pending the items of the level in force that nobody agreed to
 * @param seen the fingerprint of the list of the protocol in force
 * @param sending what the page says about sending
 * @param requests the requests that would be sent now
 */
public record TelemetryView(
        SenderStatus now,
        String answer,
        String rest,
        String warning,
        String keyless,
        String cannotForget,
        List<ProtocolList> protocols,
        List<Disclosure.Item> pending,
        String seen,
        Sending sending,
        Requests requests) {
    static final String PROTOCOL = "wire";
    static final String LEVEL = "level";

    /** A protocol and the list of what it can send. */
    public record ProtocolList(String code, String title, boolean events, boolean chosen, Disclosure collected) {}

    /**
     * What the page says about sending, in words.
     *
     * @param next when the next report is sent by itself
     * @param heartbeat when the last heartbeat arrived; null if none did
     * @param waiting how many events wait
     * @param dropped how many events did not arrive, and why; null if all arrived
     * @param agreed who agreed and when; null if nobody agreed
     * @param sends the last sends, newest first
     */
    public record Sending(
            String next, Moment heartbeat, String waiting, String dropped, String agreed, List<Sent> sends) {}

    /**
     * One send as the table shows it.
     *
     * @param at when it was sent
     * @param what heartbeat, first seen, events, forget or file
     * @param status the result, in words
     * @param bytes the size of its body
     * @param events how many events it held, or a dash for none
     * @param startedBy an account, "itself", or "somebody" for rows written before the account was stored
     */
    public record Sent(Moment at, String what, String status, String bytes, String events, String startedBy) {}

    /**
     * The requests, and links to the requests of other protocols and levels.
     *
     * @param preview the requests
     * @param words a sentence about the requests shown
     * @param eventWords a sentence about the events that wait; null at a level without events
     * @param protocols a link for each protocol
     * @param levels a link for each level
     */
    public record Requests(
            SendPreview preview,
            String words,
            String eventWords,
            List<Links.Choice> protocols,
            List<Links.Choice> levels) {}

    static TelemetryView of(SenderStatus now, Instant at) {
        TelemetryWords words = new TelemetryWords(now, at);
        return new TelemetryView(
                now,
                words.answer(),
                words.rest(),
                words.warning(),
                words.keyless(),
                words.cannotForget(),
                protocols(now),
                now.collectedNow().pending(now.settings().level()),
                now.collectedNow().fingerprint(),
                sending(now, at, words),
                requests(now, words));
    }

    private static List<ProtocolList> protocols(SenderStatus now) {
        return now.collected().entrySet().stream()
                .map(each -> new ProtocolList(
                        each.getKey().code(),
                        TelemetryWords.name(each.getKey()),
                        each.getKey().carriesEvents(),
                        each.getKey() == now.settings().protocol(),
                        each.getValue()))
                .toList();
    }

    private static Sending sending(SenderStatus now, Instant at, TelemetryWords words) {
        return new Sending(
                words.next(),
                Moment.orNull(now.heartbeatAt(), at),
                words.waiting(),
                words.dropped(),
                words.agreed(),
                now.sends().stream().map(sentRequest -> sent(sentRequest, at)).toList());
    }

    private static Sent sent(SentRequest sentRequest, Instant at) {
        return new Sent(
                Moment.of(sentRequest.at(), at),
                sentRequest.what().replace('_', ' '),
                sentRequest.status(),
                Numbers.count(sentRequest.bytes()),
                sentRequest.events() == 0 ? "–" : Numbers.count(sentRequest.events()),
                startedBy(sentRequest));
    }

    private static String startedBy(SentRequest sentRequest) {
        if (!sentRequest.byHand()) {
            return "itself";
        }
        return sentRequest.startedBy().isEmpty() ? "somebody" : sentRequest.startedBy();
    }

    private static Requests requests(SenderStatus now, TelemetryWords words) {
        SendPreview sendPreview = now.preview();
        List<Links.Choice> protocols = Stream.of(Protocol.values())
                .map(each -> choice(
                        each.code(),
                        TelemetryWords.name(each),
                        each,
                        sendPreview.level(),
                        each == sendPreview.protocol()))
                .toList();
        List<Links.Choice> levels = Stream.of(TelemetryLevel.BASE, TelemetryLevel.DETAILED)
                .map(each -> choice(
                        each.code(),
                        TelemetryWords.title(each),
                        sendPreview.protocol(),
                        each,
                        each == sendPreview.level()))
                .toList();
        return new Requests(sendPreview, words.preview(), words.previewEvents(), protocols, levels);
    }

    private static Links.Choice choice(
            String name, String title, Protocol protocol, TelemetryLevel level, boolean current) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(PROTOCOL, protocol.code());
        query.put(LEVEL, level.code());
        return new Links.Choice(name, title, TelemetryPage.PATH + Query.of(query), current);
    }
}
