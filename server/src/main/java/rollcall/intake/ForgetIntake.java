package rollcall.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.decoder.HeartbeatJson;
import rollcall.intake.commit.Unavailable;
import rollcall.report.FailureCount;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.report.Trace;
import rollcall.store.Outage;
import rollcall.store.StoreException;
import rollcall.store.instances.InstanceDeletion;
import rollcall.store.instances.InstanceKey;

/**
 * Takes the request of an instance to be forgotten: {@code {"schema_version":"1","instance_id":"<uuid>"}}, at most 4 KiB, with a key of its
 * product. Everybody who has a key and knows the identifier may ask: identifiers are random, and no answer contains one.
 */
public final class ForgetIntake implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetIntake.class);

    private final IngestPipeline ingestPipeline;
    private final InstanceDeletion instanceDeletion;
    private final IntakeCounts intakeCounts;

    public ForgetIntake(IngestPipeline ingestPipeline, InstanceDeletion instanceDeletion, IntakeCounts intakeCounts) {
        this.ingestPipeline = ingestPipeline;
        this.instanceDeletion = instanceDeletion;
        this.intakeCounts = intakeCounts;
    }

    @Override
    public IngestResult take(IntakeRequest request) throws IOException {
        return ingestPipeline.receive(IntakeEndpoint.FORGET, request, Limits.FORGET, this::forget);
    }

    @Override
    public IngestResult.Rejected wrongMethod() {
        return ingestPipeline.wrongMethod(IntakeEndpoint.FORGET);
    }

    /**
     * Deletes what names an instance; there is nothing to delete of an instance that is not known.
     *
     * @throws Unavailable if the database cannot do it now; a repetition is harmless
     */
    public void forget(Product product, UUID instance) {
        try {
            instanceDeletion.forget(new InstanceKey(product.id(), instance));
        } catch (StoreException e) {
            intakeCounts.at(FailureCount.Place.FORGETTING);
            LOG.warn("an instance could not be forgotten (SQLSTATE {}): {}", Outage.state(e), Trace.of(e));
            throw new Unavailable("the database is away", e);
        }
    }

    private IngestResult forget(Product product, InputStream plain) {
        forget(product, HeartbeatJson.read(bytes(plain)).reporter().instanceId());
        intakeCounts.rejected(Optional.of(product), Rejection.FORGOTTEN, "");
        return new IngestResult.Forgotten();
    }

    private static byte[] bytes(InputStream plain) {
        try {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
