package rollcall.intake;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import rollcall.input.Malformed;
import rollcall.intake.commit.Unavailable;
import rollcall.report.EventBatch;
import rollcall.report.Product;
import rollcall.report.Rejection;

/**
 * One request at an endpoint that takes reports.
 *
 * @param key the API key as presented, empty if there is none
 * @param contentType the Content-Type header, empty if there is none
 * @param contentEncoding the Content-Encoding header, empty if there is none
 * @param length bytes of the body: those that have arrived, or, of a body that was not let in, those that it declares
 * @param body reads the body; asked only once the key is known to be good
 * @param idempotencyKey the sender's own name for this request, by which a resend is known; for batches that name none themselves
 * @param file set for a request out of a file that a superuser uploaded: then no key is asked for
 */
public record IntakeRequest(
        String key,
        String contentType,
        String contentEncoding,
        long length,
        Body body,
        Optional<UUID> idempotencyKey,
        Optional<FromFile> file) {
    /**
     * What is known of a request out of a file.
     *
     * @param product on whose page the file was uploaded
     * @param batchId for a batch of events that has no identifier of its own, so that the same file is known again
     */
    public record FromFile(Product product, UUID batchId) {}

    /** The same request, whose body can be read more than once. It is held from the first time on. */
    IntakeRequest repeatable() {
        Body once = body;
        AtomicReference<byte[]> held = new AtomicReference<>();
        Body again = most -> {
            byte[] bytes = held.get();
            if (bytes == null) {
                bytes = once.read(most);
                held.set(bytes);
            }
            if (bytes.length > most) {
                throw new Malformed(Rejection.PAYLOAD_TOO_LARGE);
            }
            return bytes;
        };
        return new IntakeRequest(key, contentType, contentEncoding, length, again, idempotencyKey, file);
    }

    /** The batch with an identifier, if this request has one or came out of a file; otherwise as it is. */
    EventBatch identified(EventBatch batch) {
        return file.map(FromFile::batchId)
                .or(() -> idempotencyKey)
                .map(batch::identified)
                .orElse(batch);
    }

    /** The body of the request. It is not waited for: it has arrived, or it is known why not. */
    @FunctionalInterface
    public interface Body {
        /**
         * The whole body.
         *
         * @param most bytes that may be
         * @throws Malformed {@code payload_too_large} if there are more
         * @throws Unavailable if there was no room for them
         * @throws IOException if they did not arrive, or too slowly
         */
        byte[] read(int most) throws IOException;
    }
}
