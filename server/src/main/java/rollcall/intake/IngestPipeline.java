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
import rollcall.intake.commit.QuotaExceeded;
import rollcall.intake.commit.Unavailable;
import rollcall.intake.commit.Unstorable;
import rollcall.intake.memory.MemoryBudget;
import rollcall.intake.space.SpaceWatch;
import rollcall.report.FailureCount;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.report.Trace;
import rollcall.store.Outage;

/**
 * What every endpoint does before it looks at a report: it checks the key, the media type and the size of the body; and it turns failures into
 * results.
 */
public final class IngestPipeline {
    /** After how many seconds senders that keep what they could not send come back when the database was away. */
    private static final long RETRY_SECONDS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(IngestPipeline.class);

    private final Function<String, Optional<Product>> authenticate;
    private final IntakeCounts intakeCounts;
    private final Attempts attempts;
    private final SpaceWatch space;
    private final MemoryBudget memory = new MemoryBudget();

    /** @param authenticate the product that a presented key opens */
    public IngestPipeline(
            Function<String, Optional<Product>> authenticate,
            IntakeCounts intakeCounts,
            Attempts attempts,
            SpaceWatch space) {
        this.authenticate = authenticate;
        this.intakeCounts = intakeCounts;
        this.attempts = attempts;
        this.space = space;
    }

    /** What is done with the body of a request whose key was good. */
    @FunctionalInterface
    interface Work {
        /**
         * Keeps what may be kept of the body.
         *
         * @param plain the body, inflated as it is read
         * @throws Malformed if the body is wrong
         * @throws Unavailable if the store cannot take it now
         * @throws Unstorable if the store can never take it
         * @throws QuotaExceeded if it would pass a quota
         */
        IngestResult keep(Product product, InputStream plain);
    }

    /** Finds the product of a request by its key. */
    @FunctionalInterface
    interface Opening {
        /**
         * The product.
         *
         * @param authenticate the product that a presented key opens; to be asked about one good key at most, because it counts its use
         * @return empty if the request has no good key
         * @throws Malformed if the request is wrong
         * @throws IOException if the sender went away before its body was whole
         */
        Optional<Product> open(Function<String, Optional<Product>> authenticate) throws IOException;
    }

    /**
     * Takes one request. Returns only when the report is durable, or rejected.
     *
     * @throws IOException if the sender went away before its body was whole
     */
    IngestResult receive(IntakeEndpoint endpoint, IntakeRequest request, Limits limits, Work work) throws IOException {
        Opening opening =
                known -> request.file().map(IntakeRequest.FromFile::product).or(() -> known.apply(request.key()));
        return receive(endpoint, request, limits, opening, work);
    }

    /** The same for an endpoint that finds the key itself. */
    IngestResult receive(IntakeEndpoint endpoint, IntakeRequest request, Limits limits, Opening opening, Work work)
            throws IOException {
        intakeCounts.received();
        Optional<Product> product = Optional.empty();
        try {
            product = opening.open(authenticate);
            Product known = product.orElseThrow(() -> new Malformed(Rejection.UNAUTHORIZED));
            if (endpoint != IntakeEndpoint.FORGET && space.shortage().isPresent()) {
                Optional<Long> retryAfter = Optional.of(RETRY_SECONDS);
                return noted(endpoint, request, product, reject(product, Rejection.LOW_DISK, "", retryAfter));
            }
            IngestResult kept = read(known.id(), request, limits, plain -> work.keep(known, plain));
            return noted(endpoint, request, product, kept);
        } catch (Malformed e) {
            IngestResult rejected = reject(product, e.rejection(), e.field(), Optional.empty());
            return noted(endpoint, request, product, rejected);
        } catch (IOException e) {
            noted(endpoint, request, product, reject(product, Rejection.INVALID_ENCODING, "", Optional.empty()));
            throw e;
        } catch (QuotaExceeded e) {
            Optional<Long> retryAfter = Optional.of(e.retryAfterSeconds());
            IngestResult full =
                    reject(product, Rejection.QUOTA_EXCEEDED, e.quota().code(), retryAfter);
            return noted(endpoint, request, product, full);
        } catch (RuntimeException | Error e) {
            return noted(endpoint, request, product, failed(product, e));
        }
    }

    /** Notes what became of a request, unless it came out of a file: then the page says so. */
    private IngestResult noted(
            IntakeEndpoint endpoint, IntakeRequest request, Optional<Product> product, IngestResult result) {
        if (request.file().isEmpty()) {
            attempts.note(endpoint, product, result);
        }
        return result;
    }

    /** Only a failure that a later attempt mends is told to come back: a fault that one report causes would come again with it for ever. */
    private IngestResult.Rejected failed(Optional<Product> product, Throwable e) {
        intakeCounts.at(FailureCount.Place.INTAKE);
        if (e instanceof Unavailable || Outage.is(e)) {
            LOG.warn("a report could not be taken now: {}", Trace.of(e));
            return reject(product, Rejection.UNAVAILABLE, "", Optional.of(RETRY_SECONDS));
        }
        LOG.error("a report could not be taken: {}", Trace.of(e));
        return reject(product, Rejection.INTERNAL_ERROR, "", Optional.empty());
    }

    /** Counts a request with a method that the endpoint does not take. Nothing of it is read, not even the key. */
    IngestResult.Rejected wrongMethod(IntakeEndpoint endpoint) {
        intakeCounts.received();
        return rejectUnread(endpoint, Rejection.METHOD_NOT_ALLOWED);
    }

    /** Counts a request to an address at which no report is taken. Nothing of it is read, not even the key. */
    IngestResult.Rejected wrongAddress() {
        intakeCounts.received();
        return rejectUnread(IntakeEndpoint.OTHER, Rejection.NOT_FOUND);
    }

    private IngestResult.Rejected rejectUnread(IntakeEndpoint endpoint, Rejection reason) {
        IngestResult.Rejected rejected = reject(Optional.empty(), reason, "", Optional.empty());
        attempts.note(endpoint, Optional.empty(), rejected);
        return rejected;
    }

    /** Counts a line of a report file that is no request at all as received and rejected. */
    public IngestResult.Rejected rejectLine(Product product, Rejection reason, String field) {
        intakeCounts.received();
        return reject(Optional.of(product), reason, field, Optional.empty());
    }

    /** Rejects a request as a whole, and counts it. */
    IngestResult.Rejected reject(Optional<Product> product, Rejection reason, String field, Optional<Long> retryAfter) {
        intakeCounts.rejected(product, reason, field);
        return new IngestResult.Rejected(reason, field, retryAfter);
    }

    /**
     * Reads a body within limits and within the memory of a product.
     *
     * @throws Malformed if the body is too large or of another type
     * @throws IOException if the sender went away before its body was whole
     */
    <T> T read(int productId, IntakeRequest request, Limits limits, Function<InputStream, T> work) throws IOException {
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
        try (MemoryBudget.BudgetShare share = memory.take(productId, request.length(), !plainly, within)) {
            byte[] packed = small == null ? request.body().read(limits.packed()) : small;
            try (InputStream plain = share.metered(Inflation.open(packed, encoding, limits.plain()))) {
                return work.apply(plain);
            }
        }
    }
}
