package rollcall.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import rollcall.dialect.otlp.OtlpEncoding;
import rollcall.dialect.otlp.OtlpLogs;
import rollcall.dialect.otlp.OtlpLogs.Rejection;
import rollcall.dialect.otlp.OtlpSignal;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Product;
import rollcall.report.Refusal;
import rollcall.wire.Malformed;

/** OpenTelemetry's way in. A logs request may hold heartbeats, events and bad records of any number of installations. */
public final class OtlpIntake {
    /** Installations whose heartbeat one request may bring; each waits for a commit. TimeTracker's sends one. */
    private static final int MOST_HEARTBEATS = 500;

    private final Reception reception;
    private final Heartbeats heartbeats;
    private final EventBatches batches;
    private final Counts counts;

    public OtlpIntake(Reception reception, Heartbeats heartbeats, EventBatches batches, Counts counts) {
        this.reception = reception;
        this.heartbeats = heartbeats;
        this.batches = batches;
        this.counts = counts;
    }

    /**
     * Takes log records. Returns only when what is kept of them is durable, or nothing is.
     *
     * @throws IOException if the sender went away before its body was whole
     */
    public Receipt takeLogs(IntakeRequest request) throws IOException {
        return reception.receive(
                request,
                Limits.OTLP,
                (product, plain) -> keep(product, request, OtlpLogs.decode(plain, encoding(request))));
    }

    /**
     * Reads metrics and keeps nothing of them. Such a request counts as one.
     *
     * @throws IOException if the sender went away before its body was whole
     */
    public Receipt takeMetrics(IntakeRequest request) throws IOException {
        return takeOther(request, OtlpSignal.METRICS);
    }

    /**
     * Reads traces and keeps nothing of them. Such a request counts as one.
     *
     * @throws IOException if the sender went away before its body was whole
     */
    public Receipt takeTraces(IntakeRequest request) throws IOException {
        return takeOther(request, OtlpSignal.TRACES);
    }
    /** Somebody came with a method that the door does not take. */
    public Receipt.Refused wrongMethod() {
        return reception.wrongMethod();
    }

    private Receipt takeOther(IntakeRequest request, OtlpSignal signal) throws IOException {
        return reception.receive(request, Limits.OTLP, (product, plain) -> {
            long rejected = signal.count(plain, encoding(request));
            counts.refused(Optional.of(product), Refusal.NOT_KEPT, signal.name().toLowerCase(Locale.ROOT));
            return new Receipt.KeptRecords(
                    Delivery.NOTHING_TO_LOSE, rejected, RejectionText.NOT_KEPT, List.of(), Optional.empty());
        });
    }

    private Receipt keep(Product product, IntakeRequest request, OtlpLogs logs) {
        if (logs.isWrong()) {
            throw wrong(product, logs.rejections());
        }
        Collection<Heartbeat> latest = latest(logs.heartbeats());
        if (latest.size() > MOST_HEARTBEATS) {
            throw new Malformed(Refusal.PAYLOAD_TOO_LARGE, "logRecords");
        }
        List<EventBatch> events =
                logs.batches().stream().map(request::identified).toList();
        Receipt receipt = keep(product, latest, events, logs.rejections());
        refuse(product, logs.rejections());
        for (int i = latest.size(); i < logs.heartbeats().size(); i++) {
            counts.refused(Optional.of(product), Refusal.REPEATED, "");
        }
        countRequest(product, logs);
        return receipt;
    }

    /** Once something cannot be kept now, the answer to what was kept already counts as lost: the sender is told to come back. */
    private Receipt keep(
            Product product, Collection<Heartbeat> latest, List<EventBatch> events, List<Rejection> rejections) {
        List<Receipt.Kept> kept = new ArrayList<>();
        try {
            for (Heartbeat heartbeat : latest) {
                kept.add((Receipt.Kept) heartbeats.keep(product, heartbeat, Again.TOLD_OK));
            }
            Optional<Receipt.KeptEvents> keptEvents =
                    events.isEmpty() ? Optional.empty() : Optional.of(batches.keep(product, events));
            Delivery all = keptEvents
                    .map(one -> Delivery.both(delivery(kept), one.delivery()))
                    .orElseGet(() -> delivery(kept));
            return new Receipt.KeptRecords(all, rejections.size(), RejectionText.of(rejections), kept, keptEvents);
        } catch (RuntimeException e) {
            delivery(kept).lost();
            counts.received(kept.size());
            throw e;
        }
    }

    private static Delivery delivery(List<Receipt.Kept> kept) {
        return kept.stream().map(Receipt.Kept::delivery).reduce(Delivery.NOTHING_TO_LOSE, Delivery::both);
    }

    /** One heartbeat of each installation: first_seen and heartbeat may come together. */
    private static Collection<Heartbeat> latest(List<Heartbeat> heartbeats) {
        Map<UUID, Heartbeat> latest = new LinkedHashMap<>();
        heartbeats.forEach(heartbeat -> latest.put(heartbeat.origin().instanceId(), heartbeat));
        return latest.values();
    }

    /** The request was counted as one thing received. */
    private void countRequest(Product product, OtlpLogs logs) {
        int things = logs.heartbeats().size()
                + logs.batches().size()
                + logs.rejections().size();
        if (things == 0) {
            counts.refused(Optional.of(product), Refusal.NOT_KEPT, "logRecords");
        } else {
            counts.received(things - 1);
        }
    }

    private Malformed wrong(Product product, List<Rejection> rejections) {
        Rejection first = rejections.get(0);
        List<Rejection> others = rejections.subList(1, rejections.size());
        refuse(product, others);
        counts.received(others.size());
        return new Malformed(first.reason(), first.field());
    }

    private void refuse(Product product, List<Rejection> rejections) {
        rejections.forEach(one -> counts.refused(Optional.of(product), one.reason(), one.field()));
    }

    private static OtlpEncoding encoding(IntakeRequest request) {
        return request.contentType().toLowerCase(Locale.ROOT).contains("protobuf")
                ? OtlpEncoding.PROTOBUF
                : OtlpEncoding.JSON;
    }
}
