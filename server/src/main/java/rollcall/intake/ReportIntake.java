package rollcall.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import rollcall.decoder.ReportDecoder;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Product;
import rollcall.report.Report;

/** A door whose requests hold one report each, from the presented key to the receipt. */
public final class ReportIntake implements Intake {
    private final IngestPipeline ingestPipeline;
    private final HeartbeatIntake heartbeatIntake;
    private final BatchIntake batches;
    private final Limits limits;
    private final Function<Product, ReportDecoder> dialects;
    private final HeartbeatIntake.RepeatPolicy repeatPolicy;

    private ReportIntake(
            IngestPipeline ingestPipeline,
            HeartbeatIntake heartbeatIntake,
            BatchIntake batches,
            Limits limits,
            Function<Product, ReportDecoder> dialects,
            HeartbeatIntake.RepeatPolicy repeatPolicy) {
        this.ingestPipeline = ingestPipeline;
        this.heartbeatIntake = heartbeatIntake;
        this.batches = batches;
        this.limits = limits;
        this.dialects = dialects;
        this.repeatPolicy = repeatPolicy;
    }

    /** The heartbeats of the house form and of Eventyay. */
    public static ReportIntake ofHeartbeats(
            IngestPipeline ingestPipeline, HeartbeatIntake heartbeatIntake, BatchIntake batches) {
        return new ReportIntake(
                ingestPipeline,
                heartbeatIntake,
                batches,
                Limits.HEARTBEAT,
                product -> Decoders.forPreset(product.preset()),
                HeartbeatIntake.RepeatPolicy.REJECTED);
    }

    /** The events of the house form. */
    public static ReportIntake ofEvents(
            IngestPipeline ingestPipeline,
            HeartbeatIntake heartbeatIntake,
            BatchIntake batches,
            ReportDecoder dialect) {
        return new ReportIntake(
                ingestPipeline,
                heartbeatIntake,
                batches,
                Limits.BATCH,
                product -> dialect,
                HeartbeatIntake.RepeatPolicy.REJECTED);
    }

    /** Penpot's reports and events: its only endpoint. */
    public static ReportIntake ofPenpot(
            IngestPipeline ingestPipeline,
            HeartbeatIntake heartbeatIntake,
            BatchIntake batches,
            ReportDecoder dialect) {
        return new ReportIntake(
                ingestPipeline,
                heartbeatIntake,
                batches,
                Limits.PENPOT,
                product -> dialect,
                HeartbeatIntake.RepeatPolicy.REPLACES);
    }

    @Override
    public IngestResult take(IntakeRequest request) throws IOException {
        return ingestPipeline.receive(request, limits, (product, plain) -> keep(product, request, plain));
    }

    @Override
    public IngestResult.Rejected wrongMethod() {
        return ingestPipeline.wrongMethod();
    }

    private IngestResult keep(Product product, IntakeRequest request, InputStream plain) {
        Report report = dialects.apply(product).decode(plain);
        return report instanceof Heartbeat heartbeat
                ? heartbeatIntake.keep(product, heartbeat, repeatPolicy)
                : batches.keep(product, request.identified((EventBatch) report));
    }
}
