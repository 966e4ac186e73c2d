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
import rollcall.gate.Gate;
import rollcall.gate.HeartbeatVerdict;
import rollcall.gate.IgnoredField;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.input.Malformed;
import rollcall.report.FailureCount;
import rollcall.report.Heartbeat;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;
import rollcall.report.Trace;
import rollcall.sender.Collected;
import rollcall.sender.Consent;
import rollcall.sender.Journal;
import rollcall.sender.NeutralFacts;
import rollcall.sender.RawEvent;
import rollcall.sender.WireFields;
import rollcall.sender.WireName;
import rollcall.store.Outage;
import rollcall.store.sender.SenderFactsDao;
import rollcall.store.sender.SenderSettings;

/** What the program beside this one asks and tells. */
public final class Agent {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = "1";
    private static final int MOST_FACTS = 64 * 1024;
    private static final int MOST_EVENTS = 1024 * 1024;

    private final Consent consent;
    private final Journal journal;
    private final SenderFactsDao facts;
    private final Clock clock;
    private final FailureCount failures;
    private final Bodies bodies = new Bodies();

    public Agent(Consent consent, Journal journal, SenderFactsDao facts, Clock clock, FailureCount failures) {
        this.consent = consent;
        this.journal = journal;
        this.facts = facts;
        this.clock = clock;
        this.failures = failures;
    }

    /** Tells what is wanted of the program. */
    public Answer flags() throws IOException {
        return answer(() -> {
            SenderSettings now = consent.current();
            return new Answer.Flags(
                    now.audit(),
                    Journal.telemetry(now),
                    now.level(),
                    consent.prohibition().variables());
        });
    }

    /**
     * Takes facts, at most 64 KiB: judges them for the form in force and keeps what is permitted instead of what was known before.
     * Steps are kept, never exact numbers. Where reporting is forbidden nothing is.
     *
     * @throws IOException if the program went away before its request was whole
     */
    public Answer tell(AgentRequest request) throws IOException {
        return answer(() -> bodies.read(request, MOST_FACTS, this::tell));
    }

    /**
     * Takes at most 1,000 events in at most 1 MiB and writes them down as far as it is wanted: all of them or, if one is wrong, none.
     *
     * @throws IOException if the program went away before its request was whole
     */
    public Answer record(AgentRequest request) throws IOException {
        return answer(() -> bodies.read(request, MOST_EVENTS, this::record));
    }

    private Answer tell(InputStream json) {
        NeutralFacts told = FactsJson.read(json);
        SenderSettings settings = consent.current();
        WireName wire = WireName.of(settings.wire());
        // Whom to reach is for a superuser to say, on the page where they agree to it.
        Vocabulary whole =
                Collected.of(wire, WireFields.declared(told), List.of()).whole().without(FieldKind.CONTACT);
        Map<String, ReportedValue> claims = WireFields.claims(wire, whole, told);
        if (consent.prohibition().holds()) {
            return forbidden(claims);
        }
        HeartbeatVerdict heartbeatVerdict =
                Gate.judge(whole, new Heartbeat(new Reporter(settings.instanceId(), SCHEMA), claims));
        facts.put(wire.code(), heartbeatVerdict.kept(), write(heartbeatVerdict.drops()), clock.instant());
        return new Answer.Told(
                List.copyOf(heartbeatVerdict.kept().values().keySet()),
                heartbeatVerdict.drops().stream().map(Agent::notKept).toList());
    }

    private Answer record(InputStream json) {
        EventsJson.Told told = EventsJson.read(json);
        List<RawEvent> events = told.events();
        int stored = events.isEmpty() ? 0 : journal.record(events);
        return new Answer.Recorded(events.size(), stored, told.strangeTimes());
    }

    /** What is asked or told. */
    @FunctionalInterface
    private interface Work {
        Answer answer() throws IOException;
    }

    private Answer answer(Work work) throws IOException {
        try {
            return work.answer();
        } catch (Malformed e) {
            return new Answer.Refused(e.refusal(), e.field());
        } catch (RuntimeException e) {
            failures.at(FailureCount.Place.AGENT);
            LOG.warn("the local agent could not do what it was asked: {}", Trace.of(e));
            return new Answer.Refused(Outage.is(e) ? Rejection.UNAVAILABLE : Rejection.INTERNAL_ERROR, "");
        }
    }

    private Answer forbidden(Map<String, ReportedValue> claims) {
        String reason = "reporting is switched off by "
                + String.join(" and ", consent.prohibition().variables());
        return new Answer.Told(
                List.of(),
                claims.entrySet().stream()
                        .map(claim -> new Answer.NotKept(
                                claim.getKey(), claim.getValue().kind(), reason))
                        .toList());
    }

    private static Answer.NotKept notKept(IgnoredField ignoredField) {
        return new Answer.NotKept(
                ignoredField.name(), ignoredField.kind(), ignoredField.reason().text());
    }

    private static String write(List<IgnoredField> drops) {
        try {
            return JSON.writeValueAsString(drops);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("names of drops are texts", e);
        }
    }
}
