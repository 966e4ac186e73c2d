package rollcall.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import rollcall.decoder.ReportDecoder;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Product;
import rollcall.report.Report;

/** Takes requests that hold one report each, from the presented key to the result. */
public final class ReportIntake implements Intake {
    private final IntakeEndpoint endpoint;
    private final IngestPipeline ingestPipeline;
    private final HeartbeatIntake heartbeatIntake;
    private final BatchIntake batches;
    private final Limits limits;
    private final Function<Product, ReportDecoder> decoders;
    private final HeartbeatIntake.RepeatPolicy repeatPolicy;

    private ReportIntake(
            IntakeEndpoint endpoint,
            IngestPipeline ingestPipeline,
            HeartbeatIntake heartbeatIntake,
            BatchIntake batches,
            Limits limits,
            Function<Product, ReportDecoder> decoders,
            HeartbeatIntake.RepeatPolicy repeatPolicy) {
        this.endpoint = endpoint;
        this.ingestPipeline = ingestPipeline;
        this.heartbeatIntake = heartbeatIntake;
        this.batches = batches;
        this.limits = limits;
        this.decoders = decoders;
        this.repeatPolicy = repeatPolicy;
    }

    /** The heartbeats of Rollcall's own format and of Eventyay's protocol. */
    public static ReportIntake ofHeartbeats(
            IngestPipeline ingestPipeline, HeartbeatIntake heartbeatIntake, BatchIntake batches) {
        return new ReportIntake(
                IntakeEndpoint.HEARTBEAT,
                ingestPipeline,
                heartbeatIntake,
                batches,
                Limits.HEARTBEAT,
                product -> Decoders.forPreset(product.preset()),
                HeartbeatIntake.RepeatPolicy.REJECTED);
    }

    /** The events of Rollcall's own format. */
    public static ReportIntake ofEvents(
            IngestPipeline ingestPipeline,
            HeartbeatIntake heartbeatIntake,
            BatchIntake batches,
            ReportDecoder decoder) {
        return new ReportIntake(
                IntakeEndpoint.EVENTS,
                ingestPipeline,
                heartbeatIntake,
                batches,
                Limits.BATCH,
                product -> decoder,
                HeartbeatIntake.RepeatPolicy.REJECTED);
    }

    /** Penpot's heartbeats and events, which come to one endpoint. */
    public static ReportIntake ofPenpot(
            IngestPipeline ingestPipeline,
            HeartbeatIntake heartbeatIntake,
            BatchIntake batches,
            ReportDecoder decoder) {
        return new ReportIntake(
                IntakeEndpoint.PENPOT,
                ingestPipeline,
                heartbeatIntake,
                batches,
                Limits.PENPOT,
                product -> decoder,
                HeartbeatIntake.RepeatPolicy.REPLACES);
    }

    @Override
    public IngestResult take(IntakeRequest request) throws IOException {
        return ingestPipeline.receive(endpoint, request, limits, (product, plain) -> keep(product, request, plain));
    }

    @Override
    public IngestResult.Rejected wrongMethod() {
        return ingestPipeline.wrongMethod(endpoint);
    }

    private IngestResult keep(Product product, IntakeRequest request, InputStream plain) {
        Report report = decoders.apply(product).decode(plain);
        return report instanceof Heartbeat heartbeat
                ? heartbeatIntake.keep(product, heartbeat, repeatPolicy)
                : batches.keep(product, request.identified((EventBatch) report));
    }
}
