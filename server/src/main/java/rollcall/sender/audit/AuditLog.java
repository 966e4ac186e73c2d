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
 * Records events in one of three ways, as Penpot does: in the local audit log with all their details, in the outbox anonymised, or in both.
 * If the audit log and telemetry are both off nothing is recorded.
 */
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    /** The types of Rollcall's own events that are not {@code action}. */
    private static final Map<String, String> TYPES = Map.of("login", "identify", "instance-start", "trigger");

    /**
     * The greatest age of an event's time. A program may keep events for a while before it reports them; an older time is replaced by the
     * time of receipt.
     */
    private static final Duration OLDEST = Duration.ofDays(7);

    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** How long rows stay in the local audit log. */
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

    /** Whether the local audit log is on. */
    public boolean audits() {
        return consent.current().audit();
    }

    /**
     * Records events of the program that is reported on, all or none. Returns the number of events that were recorded in the audit log, in
     * the outbox, or in both.
     */
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
     * Records an action that somebody did in Rollcall. This method never throws, because the action is already done: a failure is counted
     * and logged.
     *
     * @param name the name of the action, for example {@code key-issued}
     * @param who the e-mail address of the account, or another name of the actor; empty if no user did it
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

    /** Returns the row of the local audit log for an action, for a caller that writes the row in the same transaction as the action. */
    public NewAuditRow row(String name, String who, Map<String, ?> details) {
        return local(own(name, who, details));
    }

    /** Removes the rows of the local audit log that are older than {@link #KEPT}. Returns how many rows were removed. */
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
