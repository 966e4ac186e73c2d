package rollcall.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import rollcall.decoder.otlp.OtlpEncoding;
import rollcall.decoder.otlp.OtlpLogs;
import rollcall.decoder.otlp.OtlpMetrics;
import rollcall.decoder.otlp.OtlpSignal;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.input.Malformed;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Product;
import rollcall.report.ProductSetting;
import rollcall.report.Rejection;

/** OpenTelemetry's way in. A logs request may hold heartbeats, events and bad records of any number of installations. */
public final class OtlpIntake {
    /** How many installations' heartbeats one request may hold, which share a commit. TimeTracker sends one. */
    private static final int MOST_HEARTBEATS = 500;

    private final IngestPipeline ingestPipeline;
    private final SeveralReports reports;
    private final MetricIntake metricIntake;
    private final Function<Product, Vocabulary> vocabularies;
    private final IntakeCounts intakeCounts;

    /** @param vocabularies what may be kept, by product */
    public OtlpIntake(
            IngestPipeline ingestPipeline,
            SeveralReports reports,
            MetricIntake metricIntake,
            Function<Product, Vocabulary> vocabularies,
            IntakeCounts intakeCounts) {
        this.ingestPipeline = ingestPipeline;
        this.reports = reports;
        this.metricIntake = metricIntake;
        this.vocabularies = vocabularies;
        this.intakeCounts = intakeCounts;
    }

    /**
     * Takes log records. Returns only when what is kept of them is durable, or nothing is.
     *
     * @throws IOException if the sender went away before its body was whole
     */
    public IngestResult takeLogs(IntakeRequest request) throws IOException {
        return ingestPipeline.receive(
                IntakeEndpoint.LOGS,
                request,
                Limits.OTLP,
                (product, plain) -> keep(product, request, decode(product, request, plain)));
    }

    /**
     * Takes the metrics that the product permits; of others nothing is kept. Such a request counts as one. Returns only when what is kept is
     * durable, or nothing is.
     *
     * @throws IOException if the sender went away before its body was whole
     */
    public IngestResult takeMetrics(IntakeRequest request) throws IOException {
        return ingestPipeline.receive(IntakeEndpoint.METRICS, request, Limits.OTLP, (product, plain) -> {
            Vocabulary vocabulary = vocabularies.apply(product);
            Set<String> wanted = MetricIntake.fields(vocabulary).keySet();
            if (wanted.isEmpty()) {
                return countOther(product, request, plain, OtlpSignal.METRICS);
            }
            boolean lasts = product.has(ProductSetting.SERVICE_INSTANCE_ID_LASTS);
            return metricIntake.keep(product, vocabulary, OtlpMetrics.decode(plain, encoding(request), wanted, lasts));
        });
    }

    /**
     * Reads traces and keeps nothing of them. Such a request counts as one.
     *
     * @throws IOException if the sender went away before its body was whole
     */
    public IngestResult takeTraces(IntakeRequest request) throws IOException {
        return ingestPipeline.receive(
                IntakeEndpoint.TRACES,
                request,
                Limits.OTLP,
                (product, plain) -> countOther(product, request, plain, OtlpSignal.TRACES));
    }

    /** Counts a request with a method that the endpoint does not take. */
    public IngestResult.Rejected wrongMethod() {
        return ingestPipeline.wrongMethod(IntakeEndpoint.OTHER);
    }

    /** Counts a request to an address at which no report is taken. */
    public IngestResult.Rejected wrongAddress() {
        return ingestPipeline.wrongAddress();
    }

    private IngestResult countOther(Product product, IntakeRequest request, InputStream plain, OtlpSignal signal) {
        long rejected = signal.count(plain, encoding(request));
        intakeCounts.rejected(
                Optional.of(product), Rejection.NOT_KEPT, signal.name().toLowerCase(Locale.ROOT));
        return IngestResult.Kept.NOTHING.without(rejected, RejectionText.NOT_KEPT);
    }

    private static OtlpLogs decode(Product product, IntakeRequest request, InputStream plain) {
        boolean lasts = product.has(ProductSetting.SERVICE_INSTANCE_ID_LASTS);
        return OtlpLogs.decode(plain, encoding(request), lasts);
    }

    private IngestResult keep(Product product, IntakeRequest request, OtlpLogs logs) {
        if (logs.isWrong()) {
            throw reports.wrong(product, logs.rejections());
        }
        Collection<Heartbeat> latest = latest(logs.heartbeats());
        if (latest.size() > MOST_HEARTBEATS) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, "logRecords");
        }
        List<EventBatch> events =
                logs.batches().stream().map(request::identified).toList();
        IngestResult ingestResult = reports.keep(product, latest, events, logs.rejections());
        for (int i = latest.size(); i < logs.heartbeats().size(); i++) {
            intakeCounts.rejected(Optional.of(product), Rejection.REPEATED, "");
        }
        int things = logs.heartbeats().size()
                + logs.batches().size()
                + logs.rejections().size();
        reports.count(product, things, "logRecords");
        return ingestResult;
    }

    /** The last heartbeat of each installation, because first_seen and heartbeat may come together. */
    private static Collection<Heartbeat> latest(List<Heartbeat> heartbeats) {
        Map<UUID, Heartbeat> latest = new LinkedHashMap<>();
        heartbeats.forEach(heartbeat -> latest.put(heartbeat.reporter().instanceId(), heartbeat));
        return latest.values();
    }

    private static OtlpEncoding encoding(IntakeRequest request) {
        return request.contentType().toLowerCase(Locale.ROOT).contains("protobuf")
                ? OtlpEncoding.PROTOBUF
                : OtlpEncoding.JSON;
    }
}
