package rollcall.sender.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.encoder.OutgoingHeartbeat;
import rollcall.encoder.Protocol;
import rollcall.report.FailureCount;
import rollcall.sender.audit.AuditLog;
import rollcall.sender.facts.Facts;
import rollcall.sender.facts.Facts.LocalFacts;
import rollcall.sender.facts.StoredFacts;
import rollcall.sender.outbox.AuditedEvent;
import rollcall.sender.outbox.HeartbeatReports;
import rollcall.sender.outbox.Outbox;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.sender.AuditLogDao;
import rollcall.store.sender.OutboxDao;
import rollcall.store.sender.SenderFactsDao;
import rollcall.store.sender.SenderSettingsDao;
import rollcall.store.sender.SenderStateDao;
import rollcall.support.TestDatabase;
import rollcall.support.sender.TestConsent;

/** The room's own objects over a database of their own, without a server. */
public final class SenderRoom implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Clock clock;
    private final Consent consent;
    private final Outbox outbox;

    private SenderRoom(String url, Clock clock, boolean agent) {
        database = Database.open(Optional.of(url), Path.of("target", "unused"), EmbeddedPostgres.Use.COMMAND);
        this.clock = clock;
        Facts facts = agent ? new StoredFacts(database.dao(SenderFactsDao.class), "") : new ToldFacts();
        SenderStateDao state = database.dao(SenderStateDao.class);
        OutboxDao rows = database.dao(OutboxDao.class);
        consent = new Consent(database.dao(SenderSettingsDao.class), facts, Prohibition.NONE, clock);
        outbox = new Outbox(rows, state, clock);
    }

    /** A Rollcall that reports on itself. */
    public static SenderRoom open(Clock clock) {
        return new SenderRoom(TestDatabase.fresh(), clock, false);
    }

    /** One that is the agent of another program. */
    public static SenderRoom agent(Clock clock) {
        return new SenderRoom(TestDatabase.fresh(), clock, true);
    }

    public Consent consent() {
        return consent;
    }

    public Outbox outbox() {
        return outbox;
    }

    public AuditLog journal() {
        return new AuditLog(consent, outbox, database.dao(AuditLogDao.class), clock, FailureCount.NONE);
    }

    /** The heartbeat that may leave now. */
    public Optional<OutgoingHeartbeat> heartbeat() {
        return HeartbeatReports.of(consent.snapshot());
    }

    public <T> T dao(Class<T> type) {
        return database.dao(type);
    }

    /** A superuser agrees to all that the form shows. */
    public void agree(TelemetryLevel telemetryLevel, Protocol wire, boolean audit) {
        String seen = consent.snapshot().collected(wire).fingerprint();
        TestConsent.save(consent, new SettingsUpdate(telemetryLevel, wire, "", null, "", audit), seen);
    }

    /** The first column of what a query finds, as texts. */
    public List<String> column(String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    public void execute(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    /** An event of a program, without a time. */
    public static AuditedEvent event(String name, String type, String source, String properties, String context) {
        return new AuditedEvent(name, type, source, null, "7", object(properties), object(context));
    }

    static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    /** Facts as they are of a Rollcall whose version is known. */
    private final class ToldFacts implements Facts {
        @Override
        public Known now() {
            return new Known() {
                @Override
                public Optional<LocalFacts> in(Protocol protocol) {
                    return Optional.of(new LocalFacts("1.2.3", Map.of(), List.of(), clock.instant()));
                }

                @Override
                public List<String> declared() {
                    return List.of();
                }
            };
        }

        @Override
        public String program() {
            return "rollcall";
        }

        @Override
        public boolean ofRollcall() {
            return true;
        }
    }
}
