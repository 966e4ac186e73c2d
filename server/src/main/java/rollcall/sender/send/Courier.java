package rollcall.sender.send;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.encoder.AnswerMeaning;
import rollcall.encoder.EncodedRequest;
import rollcall.encoder.Encoder;
import rollcall.encoder.Encoders;
import rollcall.encoder.Protocol;
import rollcall.store.sender.SendLogDao;
import rollcall.store.sender.SenderSettings;

/** Sends messages by one set of settings, and writes down what came of each. */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** Lines of the log that are kept. */
    private static final int LINES = 200;

    private final Post post;
    private final SenderSettings by;
    private final Encoder encoder;
    private final SendLogDao log;
    private final Clock clock;
    private final String startedBy;

    /** @param startedBy who pressed the button; empty if nobody did */
    Courier(Post post, SenderSettings by, SendLogDao log, Clock clock, String startedBy) {
        this.post = post;
        this.by = by;
        this.encoder = Encoders.of(Protocol.of(by.wire()));
        this.log = log;
        this.clock = clock;
        this.startedBy = startedBy;
    }

    Encoder form() {
        return encoder;
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
    record Parcel(
            String what,
            EncodedRequest message,
            @Nullable String version,
            @Nullable UUID page) {}

    /**
     * Sends one.
     *
     * @param wanted asked before it is connected, and every second from then on
     */
    SendResult send(Parcel parcel, BooleanSupplier wanted) {
        if (!wanted.getAsBoolean()) {
            return SendResult.failed(PostFailure.stopped());
        }
        SendResult sendResult = post(parcel, wanted);
        EncodedRequest encodedRequest = parcel.message();
        log.add(
                clock.instant(),
                parcel.what(),
                sendResult.words(),
                encodedRequest.body().length,
                encodedRequest.events(),
                startedBy);
        log.keep(LINES);
        if (sendResult.rejected() > 0) {
            // Why is the receiver's own text, which may quote what it was sent.
            LOG.warn("telemetry: {}: {} with {} rejected", parcel.what(), sendResult.status(), sendResult.rejected());
        } else if (!sendResult.accepted()) {
            LOG.warn("telemetry: {}: {}", parcel.what(), sendResult.words());
        }
        return sendResult;
    }

    private SendResult post(Parcel parcel, BooleanSupplier wanted) {
        try {
            EncodedRequest encodedRequest = parcel.message();
            URI address = encoder.address(URI.create(by.endpoint()), encodedRequest, by.apiKey());
            ReceiverAnswer receiverAnswer = encoder.followsRedirects()
                    ? new Redirects(post, by.apiKey()).send(address, headers(parcel), encodedRequest.body(), wanted)
                    : post.send(address, headers(parcel), encodedRequest.body(), wanted);
            return reply(
                    receiverAnswer,
                    encoder.understand(
                            encodedRequest,
                            receiverAnswer.status(),
                            receiverAnswer.contentType(),
                            receiverAnswer.body()));
        } catch (PostFailure e) {
            return SendResult.failed(e);
        }
    }

    private SendResult reply(ReceiverAnswer receiverAnswer, AnswerMeaning answerMeaning) {
        Optional<Instant> retryAt = answerMeaning.accepted()
                ? Optional.empty()
                : RetryAfterDelay.of(receiverAnswer.retryAfter(), answerMeaning.retryAfter(), clock.instant());
        return new SendResult(
                answerMeaning.status(),
                answerMeaning.accepted(),
                retryAt,
                StatusWords.of(answerMeaning, !by.apiKey().isEmpty()),
                false,
                answerMeaning.rejected());
    }

    private Map<String, String> headers(Parcel parcel) {
        return parcel.page() == null
                ? encoder.headers(parcel.message(), by.apiKey(), parcel.version())
                : encoder.headers(parcel.message(), by.apiKey(), parcel.version(), parcel.page());
    }
}
