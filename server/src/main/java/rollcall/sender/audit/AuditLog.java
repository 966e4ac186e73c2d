package rollcall.sender.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.gate.OutgoingGate;
import rollcall.gate.value.AddressRedaction;
import rollcall.report.FailureCount;
import rollcall.report.Trace;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.SenderSnapshot;
import rollcall.sender.outbox.AuditedEvent;
import rollcall.sender.outbox.Outbox;
import rollcall.sender.outbox.RowEvents;
import rollcall.store.sender.AuditLogDao;
import rollcall.store.sender.NewAuditRow;
import rollcall.store.sender.SenderSettings;

/**
 * Writes down what happens here, in the three ways that Penpot has: for the local audit log with all that is known, for the outbox
 * anonymised, or both. If neither is wanted nothing is written.
 */
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    /** What Rollcall's own events are but actions. */
    private static final Map<String, String> TYPES = Map.of("login", "identify", "instance-start", "trigger");

    /** A program may hold events back for a while; beyond that its clock is not believed. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** How long the local audit log goes back. */
    public static final Duration KEPT = Duration.ofDays(400);

    private final Consent consent;
    private final Outbox outbox;
    private final AuditLogDao audit;
    private final Clock clock;
    private final FailureCount failures;

    public AuditLog(Consent consent, Outbox outbox, AuditLogDao audit, Clock clock, FailureCount failures) {
        this.consent = consent;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.failures = failures;
    }

    /** Whether the local audit log is kept. */
    public boolean audits() {
        return consent.current().audit();
    }

    /** Writes down what happened in the program that is reported on, all or nothing; returns how many events were written anywhere. */
    public int record(List<AuditedEvent> events) {
        return record(events, consent.snapshot());
    }

    private int record(List<AuditedEvent> events, SenderSnapshot now) {
        List<NewAuditRow> local = now.settings().audit() ? local(events) : List.of();
        List<NewAuditRow> outgoing = now.sendsEvents() ? outgoing(events, now) : List.of();
        if (outgoing.isEmpty()) {
            audit.add(local);
        } else {
            outbox.add(outgoing, local);
        }
        return Math.max(local.size(), outgoing.size());
    }

    /**
     * Writes down what somebody did in Rollcall. It never fails: what was done is done, written down or not.
     *
     * @param name the program's own words, for example {@code key-issued}
     * @param who an account's e-mail address, or what else it was; empty for nobody
     * @param details texts, flags and numbers; never a secret and never an internet address
     */
    public void action(String name, String who, Map<String, ?> details) {
        try {
            AuditedEvent event = own(name, who, details);
            SenderSnapshot now = consent.snapshot();
            if (now.ofRollcall()) {
                record(List.of(event), now);
            } else if (now.settings().audit()) {
                audit.add(local(List.of(event)));
            }
        } catch (RuntimeException e) {
            failures.at(FailureCount.Place.AUDIT_LOG);
            LOG.warn("an action was not written down: {}", Trace.of(e));
        }
    }

    /** An action as it stands in the local audit log, for who writes it together with what was done. */
    public NewAuditRow row(String name, String who, Map<String, ?> details) {
        return local(own(name, who, details));
    }

    /** Removes what the local audit log has had for {@link #KEPT}; returns how many rows went. */
    public int removeOld() {
        return audit.removeOld(clock.instant().minus(KEPT));
    }

    private AuditedEvent own(String name, String who, Map<String, ?> details) {
        ObjectNode context = JSON.createObjectNode().put("initiator", "app");
        return new AuditedEvent(
                name,
                TYPES.getOrDefault(name, "action"),
                "backend",
                clock.instant(),
                who,
                JSON.valueToTree(details),
                context);
    }

    private List<NewAuditRow> local(List<AuditedEvent> events) {
        return events.stream().map(this::local).toList();
    }

    private NewAuditRow local(AuditedEvent event) {
        return NewAuditRow.local(
                believable(event.at()),
                AddressRedaction.text(event.source()),
                AddressRedaction.text(event.type()),
                AddressRedaction.text(event.name()),
                event.profile() == null ? "" : AddressRedaction.text(event.profile()),
                AddressRedaction.of(event.properties()).toString(),
                AddressRedaction.of(event.context()).toString());
    }

    private Instant believable(@Nullable Instant at) {
        Instant now = clock.instant();
        return at != null && at.isAfter(now.minus(OLDEST)) && at.isBefore(now.plus(AHEAD)) ? at : now;
    }

    private List<NewAuditRow> outgoing(List<AuditedEvent> events, SenderSnapshot now) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        SenderSettings settings = now.settings();
        OutgoingGate gate = OutgoingGate.of(now.collected().agreed(), settings.instanceId(), settings.salt(), today);
        return events.stream()
                .map(RowEvents::event)
                .flatMap(event -> gate.judge(event).stream())
                .map(NewAuditRow::outgoing)
                .toList();
    }
}
