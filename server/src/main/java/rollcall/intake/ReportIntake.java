package rollcall.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import rollcall.decoder.Decoders;
import rollcall.decoder.ReportDecoder;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Product;
import rollcall.report.Report;

/** A door whose requests hold one report each, from the presented key to the receipt. */
public final class ReportIntake implements Intake {
    private final Reception reception;
    private final Heartbeats heartbeats;
    private final EventBatches batches;
    private final Limits limits;
    private final Function<Product, ReportDecoder> dialects;
    private final Again again;

    private ReportIntake(
            Reception reception,
            Heartbeats heartbeats,
            EventBatches batches,
            Limits limits,
            Function<Product, ReportDecoder> dialects,
            Again again) {
        this.reception = reception;
        this.heartbeats = heartbeats;
        this.batches = batches;
        this.limits = limits;
        this.dialects = dialects;
        this.again = again;
    }

    /** The heartbeats of the house form and of Eventyay. */
    public static ReportIntake ofHeartbeats(Reception reception, Heartbeats heartbeats, EventBatches batches) {
        return new ReportIntake(
                reception,
                heartbeats,
                batches,
                Limits.HEARTBEAT,
                product -> Decoders.forPreset(product.preset()),
                Again.REFUSED);
    }

    /** The events of the house form. */
    public static ReportIntake ofEvents(
            Reception reception, Heartbeats heartbeats, EventBatches batches, ReportDecoder dialect) {
        return new ReportIntake(reception, heartbeats, batches, Limits.BATCH, product -> dialect, Again.REFUSED);
    }

    /** Penpot's reports and events: its only endpoint. */
    public static ReportIntake ofPenpot(
            Reception reception, Heartbeats heartbeats, EventBatches batches, ReportDecoder dialect) {
        return new ReportIntake(reception, heartbeats, batches, Limits.PENPOT, product -> dialect, Again.REPLACES);
    }

    @Override
    public Receipt take(IntakeRequest request) throws IOException {
        return reception.receive(request, limits, (product, plain) -> keep(product, request, plain));
    }

    @Override
    public Receipt.Refused wrongMethod() {
        return reception.wrongMethod();
    }

    private Receipt keep(Product product, IntakeRequest request, InputStream plain) {
        Report report = dialects.apply(product).decode(plain);
        return report instanceof Heartbeat heartbeat
                ? heartbeats.keep(product, heartbeat, again)
                : batches.keep(product, request.identified((EventBatch) report));
    }
}
