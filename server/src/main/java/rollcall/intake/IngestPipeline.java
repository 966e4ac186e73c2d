package rollcall.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.input.Inflation;
import rollcall.input.Malformed;
import rollcall.input.MediaTypes;
import rollcall.intake.commit.Unavailable;
import rollcall.intake.commit.Unstorable;
import rollcall.report.FailureCount;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.report.Trace;
import rollcall.store.Outage;

/** What every door does before it looks at a report: the key, the media type, the body within its limits; and what failures become. */
public final class IngestPipeline {
    /** When to come back after the database was away, in seconds; for senders that keep what they could not send. */
    private static final long RETRY_SECONDS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(IngestPipeline.class);

    private final Function<String, Optional<Product>> authenticate;
    private final IntakeCounts intakeCounts;
    private final MemoryBudget memory = new MemoryBudget();

    /** @param authenticate the product that a presented key opens */
    public IngestPipeline(Function<String, Optional<Product>> authenticate, IntakeCounts intakeCounts) {
        this.authenticate = authenticate;
        this.intakeCounts = intakeCounts;
    }

    /** What is done with the body, inflated as it is read, of a request whose key was good. */
    @FunctionalInterface
    interface Work {
        /**
         * The ingestResult; {@link Malformed} for a body that is wrong, {@link Unavailable} if the store cannot take it now, {@link Unstorable} if
         * it never can.
         */
        IngestResult keep(Product product, InputStream plain);
    }

    /**
     * Takes one request. Returns only when the report is durable, or refused.
     *
     * @throws IOException if the sender went away before its body was whole
     */
    IngestResult receive(IntakeRequest request, Limits limits, Work work) throws IOException {
        intakeCounts.received();
        Optional<Product> product = Optional.empty();
        try {
            product = request.file().map(IntakeRequest.FromFile::product).or(() -> authenticate.apply(request.key()));
            return keep(product.orElseThrow(() -> new Malformed(Rejection.UNAUTHORIZED)), request, limits, work);
        } catch (Malformed e) {
            return refuse(product, e.rejection(), e.field(), Optional.empty());
        } catch (IOException e) {
            refuse(product, Rejection.INVALID_ENCODING, "", Optional.empty());
            throw e;
        } catch (RuntimeException | Error e) {
            return failed(product, e);
        }
    }

    /** Only what a later try mends is told to come back: a fault that one report brings about would come repeatPolicy with it for ever. */
    private IngestResult.Refused failed(Optional<Product> product, Throwable e) {
        intakeCounts.at(FailureCount.Place.INTAKE);
        if (e instanceof Unavailable || Outage.is(e)) {
            LOG.warn("a report could not be taken now: {}", Trace.of(e));
            return refuse(product, Rejection.UNAVAILABLE, "", Optional.of(RETRY_SECONDS));
        }
        LOG.error("a report could not be taken: {}", Trace.of(e));
        return refuse(product, Rejection.INTERNAL_ERROR, "", Optional.empty());
    }

    /** Somebody came with a method that the door does not take; nothing of it is read, not even the key. */
    public IngestResult.Refused wrongMethod() {
        intakeCounts.received();
        return refuse(Optional.empty(), Rejection.METHOD_NOT_ALLOWED, "", Optional.empty());
    }

    /** Somebody sent something to an address at which no report is taken; nothing of it is read, not even the key. */
    public IngestResult.Refused wrongAddress() {
        intakeCounts.received();
        return refuse(Optional.empty(), Rejection.NOT_FOUND, "", Optional.empty());
    }

    /** A line of a report file is no request at all: it came in, and is refused. */
    public IngestResult.Refused refuseLine(Product product, Rejection reason, String field) {
        intakeCounts.received();
        return refuse(Optional.of(product), reason, field, Optional.empty());
    }

    /** Refuses and intakeCounts a request as a whole. */
    IngestResult.Refused refuse(Optional<Product> product, Rejection reason, String field, Optional<Long> retryAfter) {
        intakeCounts.refused(product, reason, field);
        return new IngestResult.Refused(reason, field, retryAfter);
    }

    private IngestResult keep(Product product, IntakeRequest request, Limits limits, Work work) throws IOException {
        MediaTypes.require(request.contentType(), limits.mediaTypes());
        if (request.length() > limits.packed()) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE);
        }
        String encoding = request.contentEncoding();
        boolean plainly = Inflation.isPlain(encoding);
        byte @Nullable [] small = plainly && request.length() <= MemoryBudget.SMALL
                ? request.body().read(limits.packed())
                : null;
        long within = limits.within(small);
        try (MemoryBudget.Share share = memory.take(product.id(), request.length(), !plainly, within)) {
            byte[] packed = small == null ? request.body().read(limits.packed()) : small;
            try (InputStream plain = share.metered(Inflation.open(packed, encoding, limits.plain()))) {
                return work.keep(product, plain);
            }
        }
    }
}
