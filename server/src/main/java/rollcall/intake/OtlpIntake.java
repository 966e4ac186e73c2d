package rollcall.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
import rollcall.decoder.otlp.OtlpLogs.RejectedRecord;
import rollcall.decoder.otlp.OtlpMetrics;
import rollcall.decoder.otlp.OtlpSignal;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.input.Malformed;
import rollcall.intake.commit.Unstorable;
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
    private final HeartbeatIntake heartbeatIntake;
    private final BatchIntake batches;
    private final MetricIntake metricIntake;
    private final Function<Product, Vocabulary> vocabularies;
    private final IntakeCounts intakeCounts;

    /** @param vocabularies what may be kept, by product */
    public OtlpIntake(
            IngestPipeline ingestPipeline,
            HeartbeatIntake heartbeatIntake,
            BatchIntake batches,
            MetricIntake metricIntake,
            Function<Product, Vocabulary> vocabularies,
            IntakeCounts intakeCounts) {
        this.ingestPipeline = ingestPipeline;
        this.heartbeatIntake = heartbeatIntake;
        this.batches = batches;
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
            throw wrong(product, logs.rejections());
        }
        Collection<Heartbeat> latest = latest(logs.heartbeats());
        if (latest.size() > MOST_HEARTBEATS) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, "logRecords");
        }
        List<EventBatch> events =
                logs.batches().stream().map(request::identified).toList();
        IngestResult ingestResult = keep(product, latest, events, logs.rejections());
        reject(product, logs.rejections());
        for (int i = latest.size(); i < logs.heartbeats().size(); i++) {
            intakeCounts.rejected(Optional.of(product), Rejection.REPEATED, "");
        }
        countRequest(product, logs);
        return ingestResult;
    }

    /** If something cannot be kept now, the sender is told to come back, so the answer to what was kept already counts as lost. */
    private IngestResult keep(
            Product product, Collection<Heartbeat> latest, List<EventBatch> events, List<RejectedRecord> rejections) {
        RequestHeartbeats requestHeartbeats = new RequestHeartbeats(heartbeatIntake);
        latest.forEach(heartbeat -> requestHeartbeats.submit(product, heartbeat));
        BatchIntake.Stored stored;
        try {
            requestHeartbeats.await();
            stored = events.isEmpty() ? BatchIntake.Stored.NOTHING : batches.keep(product, events);
        } catch (RuntimeException | Error e) {
            IngestResult.Kept.all(requestHeartbeats.kept()).ack().lost();
            intakeCounts.received(requestHeartbeats.kept().size() + requestHeartbeats.unstorable());
            reject(product, unstorable(requestHeartbeats.unstorable()));
            throw e;
        }
        return result(product, requestHeartbeats, stored, rejections);
    }

    /** Records that the database will never take are rejected like wrong ones. If there is nothing else, the whole request is rejected. */
    private IngestResult result(
            Product product,
            RequestHeartbeats requestHeartbeats,
            BatchIntake.Stored events,
            List<RejectedRecord> rejections) {
        int unstorable = requestHeartbeats.unstorable() + events.unstorable().size();
        if (unstorable > 0
                && requestHeartbeats.kept().isEmpty()
                && events.kept().isEmpty()) {
            reject(product, rejections);
            reject(product, unstorable(unstorable - 1));
            intakeCounts.received(rejections.size() + unstorable - 1);
            throw new Unstorable(null);
        }
        reject(product, unstorable(unstorable));
        int records = events.unstorable().stream()
                .mapToInt(batch -> batch.events().size())
                .sum();
        List<RejectedRecord> rejected = new ArrayList<>(rejections);
        rejected.addAll(unstorable(requestHeartbeats.unstorable() + records));
        List<IngestResult.Kept> kept = new ArrayList<>(requestHeartbeats.kept());
        events.kept().ifPresent(kept::add);
        return IngestResult.Kept.all(kept).without(rejected.size(), RejectionText.of(rejected));
    }

    private static List<RejectedRecord> unstorable(int times) {
        return Collections.nCopies(times, new RejectedRecord(Rejection.INTERNAL_ERROR, "", false));
    }

    /** The last heartbeat of each installation, because first_seen and heartbeat may come together. */
    private static Collection<Heartbeat> latest(List<Heartbeat> heartbeats) {
        Map<UUID, Heartbeat> latest = new LinkedHashMap<>();
        heartbeats.forEach(heartbeat -> latest.put(heartbeat.reporter().instanceId(), heartbeat));
        return latest.values();
    }

    /** Counts what was received; the request itself was counted as one already. */
    private void countRequest(Product product, OtlpLogs logs) {
        int things = logs.heartbeats().size()
                + logs.batches().size()
                + logs.rejections().size();
        if (things == 0) {
            intakeCounts.rejected(Optional.of(product), Rejection.NOT_KEPT, "logRecords");
        } else {
            intakeCounts.received(things - 1);
        }
    }

    private Malformed wrong(Product product, List<RejectedRecord> rejections) {
        RejectedRecord first = rejections.get(0);
        List<RejectedRecord> others = rejections.subList(1, rejections.size());
        reject(product, others);
        intakeCounts.received(others.size());
        return new Malformed(first.reason(), first.field());
    }

    private void reject(Product product, List<RejectedRecord> rejections) {
        rejections.forEach(one -> intakeCounts.rejected(
                Optional.of(product), one.anonymous() ? Rejection.NO_INSTALLATION : one.reason(), one.field()));
    }

    private static OtlpEncoding encoding(IntakeRequest request) {
        return request.contentType().toLowerCase(Locale.ROOT).contains("protobuf")
                ? OtlpEncoding.PROTOBUF
                : OtlpEncoding.JSON;
    }
}
