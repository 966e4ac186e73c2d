package rollcall.pages.settings;

import java.time.Instant;
import java.util.List;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Moment;
import rollcall.pages.text.Numbers;
import rollcall.sender.consent.Disclosure;
import rollcall.sender.status.SenderStatus;
import rollcall.sender.status.SentRequest;

/**
 * Everything that the telemetry page shows.
 *
 * @param now the status
 * @param answer the answer to the page's question, as a sentence; empty if reports are sent by themselves
 * @param events whether events are sent beside the heartbeat
 * @param rest the sentences that follow the answer
 * @param why which variables forbid reporting, as the beginning of a sentence; empty if none does
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
        boolean events,
        String rest,
        String why,
        String warning,
        String keyless,
        String cannotForget,
        List<ProtocolList> protocols,
        List<CollectedItem> pending,
        String seen,
        Sending sending,
        TelemetryPreview requests) {
    /** A protocol and the list of what it can send. */
    public record ProtocolList(
            String code, String title, boolean events, boolean chosen, String fingerprint, List<CollectedItem> items) {}

    /**
     * What the page says about sending, in words.
     *
     * @param next when the next report is sent by itself
     * @param heartbeat when the last heartbeat arrived; null if none did
     * @param waiting how many events wait
     * @param dropped how many events did not arrive, and why; null if all arrived
     * @param agreed who agreed and when, as a sentence; null if nobody agreed
     * @param button what the button to send does, or why it does nothing
     * @param sends the last sends, newest first
     */
    public record Sending(
            String next,
            Moment heartbeat,
            String waiting,
            String dropped,
            String agreed,
            String button,
            List<Sent> sends) {}

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

    static TelemetryView of(SenderStatus now, Instant at) {
        TelemetryWords words = new TelemetryWords(now, at);
        Disclosure collected = now.collectedNow();
        return new TelemetryView(
                now,
                words.answer(),
                words.sendsEvents(),
                words.rest(),
                words.why(),
                words.warning(),
                words.keyless(),
                words.cannotForget(),
                protocols(now),
                CollectedItem.of(collected.pending(now.settings().level())),
                collected.fingerprint(),
                sending(now, at, words),
                TelemetryPreview.of(now.preview(), now.outbox().rows()));
    }

    private static List<ProtocolList> protocols(SenderStatus now) {
        return now.collected().entrySet().stream()
                .map(each -> new ProtocolList(
                        each.getKey().code(),
                        TelemetryWords.name(each.getKey()),
                        each.getKey().carriesEvents(),
                        each.getKey() == now.settings().protocol(),
                        each.getValue().fingerprint(),
                        CollectedItem.of(each.getValue().items())))
                .toList();
    }

    private static Sending sending(SenderStatus now, Instant at, TelemetryWords words) {
        return new Sending(
                words.next(),
                Moment.orNull(now.heartbeatAt(), at),
                words.waiting(),
                words.dropped(),
                words.agreed(),
                words.button(),
                now.sends().stream().map(sentRequest -> sent(sentRequest, at)).toList());
    }

    private static Sent sent(SentRequest sentRequest, Instant at) {
        return new Sent(
                Moment.of(sentRequest.at(), at),
                Messages.get("sending.what-" + sentRequest.what().replace('_', '-')),
                Messages.translated(sentRequest.status()),
                Numbers.count(sentRequest.bytes()),
                sentRequest.events() == 0 ? "–" : Numbers.count(sentRequest.events()),
                startedBy(sentRequest));
    }

    private static String startedBy(SentRequest sentRequest) {
        if (!sentRequest.byHand()) {
            return Messages.get("sending.started-itself");
        }
        return sentRequest.startedBy().isEmpty() ? Messages.get("sending.started-somebody") : sentRequest.startedBy();
    }
}
