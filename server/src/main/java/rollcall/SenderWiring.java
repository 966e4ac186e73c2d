package rollcall;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import rollcall.sender.Consent;
import rollcall.sender.Facts;
import rollcall.sender.Journal;
import rollcall.sender.Outbox;
import rollcall.sender.OwnFacts;
import rollcall.sender.Reports;
import rollcall.sender.StoredFacts;
import rollcall.store.AuditLogDao;
import rollcall.store.OutboxDao;
import rollcall.store.SenderFactsDao;
import rollcall.store.SenderSettingsDao;
import rollcall.store.SenderStateDao;

/** The instance's side of {@link Wiring}: what this installation itself reports. */
final class SenderWiring {
    private SenderWiring() {}

    /** The parts that pages and doors use. */
    record Sender(Facts facts, Consent consent, Outbox outbox, Reports reports, Journal journal) {}

    static Sender sender(Jdbi jdbi, Settings.Sending settings, Clock clock) {
        Facts facts = settings.agent().isPresent()
                ? new StoredFacts(jdbi.onDemand(SenderFactsDao.class))
                : new OwnFacts(version(), clock);
        SenderStateDao state = jdbi.onDemand(SenderStateDao.class);
        OutboxDao rows = jdbi.onDemand(OutboxDao.class);
        Consent consent = new Consent(jdbi.onDemand(SenderSettingsDao.class), state, rows, facts, clock);
        Outbox outbox = new Outbox(rows, state, consent, facts, clock);
        Journal journal = new Journal(consent, outbox, jdbi.onDemand(AuditLogDao.class), facts, clock);
        return new Sender(facts, consent, outbox, new Reports(consent, facts), journal);
    }

    /** As the build wrote it into the jar; empty for a program that was not built into one. */
    private static String version() {
        return Optional.ofNullable(SenderWiring.class.getPackage().getImplementationVersion())
                .orElse("");
    }
}
