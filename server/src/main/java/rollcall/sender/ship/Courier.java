package rollcall.sender.ship;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.sender.WireName;
import rollcall.sender.form.Form;
import rollcall.sender.form.Forms;
import rollcall.sender.form.Message;
import rollcall.sender.form.Understood;
import rollcall.store.sender.SendLogDao;
import rollcall.store.sender.SenderSettings;

/** Sends messages by one set of settings, and writes down what came of each. */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** Lines of the log that are kept. */
    private static final int LINES = 200;

    private final Post post;
    private final SenderSettings by;
    private final Form form;
    private final SendLogDao log;
    private final Clock clock;
    private final String startedBy;

    /** @param startedBy who pressed the button; empty if nobody did */
    Courier(Post post, SenderSettings by, SendLogDao log, Clock clock, String startedBy) {
        this.post = post;
        this.by = by;
        this.form = Forms.of(WireName.of(by.wire()));
        this.log = log;
        this.clock = clock;
        this.startedBy = startedBy;
    }

    Form form() {
        return form;
    }

    Post post() {
        return post;
    }

    /**
     * What is to be sent.
     *
     * @param what as it is called in the log
     * @param version that is reported on; null or empty for none
     * @param page the page of events that it is; null for none
     */
    record Parcel(String what, Message message, String version, UUID page) {}

    /**
     * Sends one.
     *
     * @param wanted asked before it is connected, and every second from then on
     */
    Reply send(Parcel parcel, BooleanSupplier wanted) {
        if (!wanted.getAsBoolean()) {
            return Reply.failed(PostFailure.stopped());
        }
        Reply reply = post(parcel, wanted);
        Message message = parcel.message();
        log.add(clock.instant(), parcel.what(), reply.words(), message.body().length, message.events(), startedBy);
        log.keep(LINES);
        if (reply.rejected() > 0) {
            // Why is the receiver's own text, which may quote what it was sent.
            LOG.warn("telemetry: {}: {} with {} rejected", parcel.what(), reply.status(), reply.rejected());
        } else if (!reply.accepted()) {
            LOG.warn("telemetry: {}: {}", parcel.what(), reply.words());
        }
        return reply;
    }

    private Reply post(Parcel parcel, BooleanSupplier wanted) {
        try {
            Message message = parcel.message();
            URI address = form.address(URI.create(by.endpoint()), message, by.apiKey());
            Answer answer = form.followsRedirects()
                    ? new Redirects(post, by.apiKey()).send(address, headers(parcel), message.body(), wanted)
                    : post.send(address, headers(parcel), message.body(), wanted);
            return reply(answer, form.understand(message, answer.status(), answer.contentType(), answer.body()));
        } catch (PostFailure e) {
            return Reply.failed(e);
        }
    }

    private Reply reply(Answer answer, Understood understood) {
        Optional<Instant> retryAt = understood.accepted()
                ? Optional.empty()
                : RetryAfter.of(answer.retryAfter(), understood.retryAfter(), clock.instant());
        return new Reply(
                understood.status(),
                understood.accepted(),
                retryAt,
                StatusWords.of(understood, !by.apiKey().isEmpty()),
                false,
                understood.rejected());
    }

    private Map<String, String> headers(Parcel parcel) {
        return parcel.page() == null
                ? form.headers(parcel.message(), by.apiKey(), parcel.version())
                : form.headers(parcel.message(), by.apiKey(), parcel.version(), parcel.page());
    }
}
