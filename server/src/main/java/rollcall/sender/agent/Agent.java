package rollcall.sender.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.encoder.Protocol;
import rollcall.gate.Gate;
import rollcall.gate.IgnoredField;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.input.Malformed;
import rollcall.report.FailureCount;
import rollcall.report.Heartbeat;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;
import rollcall.report.Trace;
import rollcall.sender.audit.AuditLog;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.Disclosure;
import rollcall.sender.consent.SenderSnapshot;
import rollcall.sender.facts.ProtocolFields;
import rollcall.sender.facts.ProtocolFields.NeutralFacts;
import rollcall.sender.outbox.AuditedEvent;
import rollcall.store.Outage;
import rollcall.store.sender.SenderFactsDao;
import rollcall.store.sender.SenderSettings;

/**
 * The local agent: it answers the requests of the program that runs beside Rollcall. The program reports facts and events, and asks what it
 * should report. No method throws for an unusable request or for a failure of its own: the answer is then {@link AgentAnswer.Rejected}.
 */
public final class Agent {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = "1";
    private static final int MOST_FACTS = 64 * 1024;
    private static final int MOST_EVENTS = 1024 * 1024;

    private final Consent consent;
    private final AuditLog auditLog;
    private final SenderFactsDao facts;
    private final Clock clock;
    private final FailureCount failures;
    private final AgentBodies agentBodies = new AgentBodies();

    public Agent(Consent consent, AuditLog auditLog, SenderFactsDao facts, Clock clock, FailureCount failures) {
        this.consent = consent;
        this.auditLog = auditLog;
        this.facts = facts;
        this.clock = clock;
        this.failures = failures;
    }

    /** Returns which reports the program should make, by the settings in force now. */
    public AgentAnswer flags() throws IOException {
        return answer(() -> {
            SenderSnapshot now = consent.snapshot();
            return new AgentAnswer.Flags(
                    now.settings().audit(),
                    now.sendsEvents(),
                    now.level().code(),
                    now.prohibition().variables());
        });
    }

    /**
     * Stores the facts that the program reports, in place of the facts that it reported before. The body has at most 64 KiB. The facts are
     * judged by the vocabulary of the protocol in force, and only permitted fields are stored. Exact counts are never stored, only their
     * buckets. While the environment forbids reporting nothing is stored.
     *
     * @throws IOException if the connection ended before the request had arrived in full
     */
    public AgentAnswer tell(AgentRequest request) throws IOException {
        return answer(() -> agentBodies.read(request, MOST_FACTS, this::tell));
    }

    /**
     * Records at most 1,000 events in a body of at most 1 MiB, in the audit log, in the outbox, or in both, as the settings say. If one
     * event is not valid none is recorded.
     *
     * @throws IOException if the connection ended before the request had arrived in full
     */
    public AgentAnswer record(AgentRequest request) throws IOException {
        return answer(() -> agentBodies.read(request, MOST_EVENTS, this::record));
    }

    private AgentAnswer tell(InputStream json) {
        NeutralFacts told = FactsJson.read(json);
        SenderSettings settings = consent.current();
        Protocol protocol = Protocol.of(settings.wire());
        // The program may not set the contact: a superuser enters it on the page where they agree to send it.
        Vocabulary whole = Disclosure.of(protocol, ProtocolFields.declared(told), List.of())
                .whole()
                .without(FieldKind.CONTACT);
        Map<String, ReportedValue> reportedValues = ProtocolFields.reportedValues(protocol, whole, told);
        if (consent.prohibition().holds()) {
            return forbidden(reportedValues);
        }
        KeptHeartbeat kept =
                Gate.judge(whole, new Heartbeat(new Reporter(settings.instanceId(), SCHEMA), reportedValues));
        facts.put(protocol.code(), kept, write(kept.ignored()), clock.instant());
        return new AgentAnswer.Told(
                List.copyOf(kept.values().keySet()),
                kept.ignored().stream().map(Agent::notKept).toList());
    }

    private AgentAnswer record(InputStream json) {
        EventsJson.Told told = EventsJson.read(json);
        List<AuditedEvent> events = told.events();
        int stored = events.isEmpty() ? 0 : auditLog.record(events);
        return new AgentAnswer.Recorded(events.size(), stored, told.strangeTimes());
    }

    /** The work that one request asks for. */
    @FunctionalInterface
    private interface Work {
        AgentAnswer answer() throws IOException;
    }

    private AgentAnswer answer(Work work) throws IOException {
        try {
            return work.answer();
        } catch (Malformed e) {
            return new AgentAnswer.Rejected(e.rejection(), e.field());
        } catch (RuntimeException e) {
            failures.at(FailureCount.Place.AGENT);
            LOG.warn("the local agent could not do what it was asked: {}", Trace.of(e));
            return new AgentAnswer.Rejected(Outage.is(e) ? Rejection.UNAVAILABLE : Rejection.INTERNAL_ERROR, "");
        }
    }

    private AgentAnswer forbidden(Map<String, ReportedValue> reportedValues) {
        String reason = "reporting is switched off by "
                + String.join(" and ", consent.prohibition().variables());
        return new AgentAnswer.Told(
                List.of(),
                reportedValues.entrySet().stream()
                        .map(reportedValue -> new AgentAnswer.NotKept(
                                reportedValue.getKey(), reportedValue.getValue().kind(), reason))
                        .toList());
    }

    private static AgentAnswer.NotKept notKept(IgnoredField ignoredField) {
        return new AgentAnswer.NotKept(
                ignoredField.name(), ignoredField.kind(), ignoredField.reason().text());
    }

    private static String write(List<IgnoredField> drops) {
        try {
            return JSON.writeValueAsString(drops);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("names of ignored fields are texts", e);
        }
    }
}
