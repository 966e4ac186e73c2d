package rollcall.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rollcall.decoder.mapped.MappedDecoder;
import rollcall.decoder.mapped.MappedKey;
import rollcall.decoder.mapped.MappedReports;
import rollcall.decoder.otlp.OtlpLogs.RejectedRecord;
import rollcall.gate.Pseudonyms;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.input.Malformed;
import rollcall.input.MediaTypes;
import rollcall.mapping.FixedAnswer;
import rollcall.mapping.KeyPlace;
import rollcall.mapping.Mapping;
import rollcall.product.mapped.MappedProduct;
import rollcall.report.EventBatch;
import rollcall.report.Product;
import rollcall.report.Rejection;

/**
 * Takes reports of senders that know nothing of Rollcall, by the mapping of their product. A second heartbeat within the product's window is
 * told ok: such senders would not understand why they have to wait.
 */
public final class MappedIntake {
    private final IngestPipeline ingestPipeline;
    private final SeveralReports reports;
    private final Function<String, Optional<MappedProduct>> mappings;
    private final Function<Product, Vocabulary> vocabularies;
    private final Pseudonyms pseudonyms;

    /**
     * @param mappings the mapping of the product with this slug
     * @param vocabularies what may be kept, by product
     * @param pseudonyms makes UUIDs of identifiers that are none
     */
    public MappedIntake(
            IngestPipeline ingestPipeline,
            SeveralReports reports,
            Function<String, Optional<MappedProduct>> mappings,
            Function<Product, Vocabulary> vocabularies,
            Pseudonyms pseudonyms) {
        this.ingestPipeline = ingestPipeline;
        this.reports = reports;
        this.mappings = mappings;
        this.vocabularies = vocabularies;
        this.pseudonyms = pseudonyms;
    }

    /**
     * What became of a request.
     *
     * @param answer what the sender is told if something was kept; empty for the usual answer
     */
    public record Taken(IngestResult result, Optional<FixedAnswer> answer) {}

    /** One request on its way. */
    private final class Request {
        private final String slug;
        private final Function<KeyPlace, String> presented;
        private final IntakeRequest request;
        private @Nullable Mapping mapping;

        Request(String slug, Function<KeyPlace, String> presented, IntakeRequest request) {
            this.slug = slug;
            this.presented = presented;
            this.request = request;
        }

        Taken take() throws IOException {
            IngestResult result =
                    ingestPipeline.receive(IntakeEndpoint.MAPPED, request, Limits.MAPPED, this::open, this::keep);
            return new Taken(result, Optional.ofNullable(mapping == null ? null : mapping.answer()));
        }

        /** A key of another product opens nothing here, and neither tells whether there is such a product. */
        private Optional<Product> open(Function<String, Optional<Product>> authenticate) throws IOException {
            Optional<MappedProduct> mapped = mappings.apply(slug);
            mapping = mapped.map(MappedProduct::mapping).orElse(null);
            KeyPlace place = mapping == null ? KeyPlace.USUAL : mapping.key();
            String key = presented.apply(place);
            Optional<Product> product = authenticate.apply(key);
            if (product.isEmpty() && mapped.isPresent() && !place.body().isEmpty()) {
                requireSmall(key);
                product = authenticate.apply(inBody(mapped.get()));
            }
            return product.filter(known -> known.slug().equals(slug));
        }

        /** Nobody is known yet who could send a large body. */
        private void requireSmall(String key) {
            if (request.length() > Limits.MAPPED_KEY.packed()) {
                throw new Malformed(key.isEmpty() ? Rejection.PAYLOAD_TOO_LARGE : Rejection.UNAUTHORIZED);
            }
        }

        private String inBody(MappedProduct mapped) throws IOException {
            boolean form = MediaTypes.isForm(request.contentType());
            return ingestPipeline.read(
                    mapped.product().id(),
                    request,
                    Limits.MAPPED_KEY,
                    plain -> MappedKey.find(mapped.mapping(), plain, form));
        }

        private IngestResult keep(Product product, InputStream plain) {
            if (mapping == null) {
                throw new Malformed(Rejection.NOT_FOUND);
            }
            MappedDecoder decoder = new MappedDecoder(
                    mapping,
                    vocabularies.apply(product).versionField(),
                    identifier -> pseudonyms.installation(product.id(), identifier));
            MappedReports decoded = decoder.decode(plain, MediaTypes.isForm(request.contentType()));
            List<RejectedRecord> wrong = decoded.wrong().stream()
                    .map(each -> new RejectedRecord(each.reason(), each.field(), false))
                    .toList();
            if (!wrong.isEmpty()
                    && decoded.heartbeats().isEmpty()
                    && decoded.batches().isEmpty()) {
                throw reports.wrong(product, wrong);
            }
            List<EventBatch> batches =
                    decoded.batches().stream().map(request::identified).toList();
            IngestResult result = reports.keep(product, decoded.heartbeats(), batches, wrong);
            reports.count(product, decoded.heartbeats().size() + batches.size() + wrong.size(), "each");
            return result;
        }
    }

    /** Where senders to a product present their keys; the usual places if it has no mapping. */
    public KeyPlace keyPlace(String slug) {
        return mappings.apply(slug).map(mapped -> mapped.mapping().key()).orElse(KeyPlace.USUAL);
    }

    /**
     * Takes one request. Returns only when what is kept of it is durable, or it is rejected.
     *
     * @param slug the product's name in the address
     * @param presented the key that the request presents outside of its body, if it presents it in this place; empty for none
     * @param request its own key does not count
     * @throws IOException if the sender went away before its body was whole
     */
    public Taken take(String slug, Function<KeyPlace, String> presented, IntakeRequest request) throws IOException {
        return new Request(slug, presented, request.repeatable()).take();
    }

    /** Counts a request with a method that the endpoint does not take. */
    public IngestResult.Rejected wrongMethod() {
        return ingestPipeline.wrongMethod(IntakeEndpoint.MAPPED);
    }
}
