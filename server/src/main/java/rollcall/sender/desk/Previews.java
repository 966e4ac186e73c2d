package rollcall.sender.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollcall.gate.IgnoredField;
import rollcall.sender.Collected;
import rollcall.sender.Consent;
import rollcall.sender.EventPage;
import rollcall.sender.Facts;
import rollcall.sender.Level;
import rollcall.sender.Outbox;
import rollcall.sender.OutgoingHeartbeat;
import rollcall.sender.Reports;
import rollcall.sender.Snapshot;
import rollcall.sender.WireName;
import rollcall.sender.form.Form;
import rollcall.sender.form.Forms;
import rollcall.sender.form.Moments;
import rollcall.store.sender.SenderSettings;
import rollcall.store.sender.SenderState;
import rollcall.store.sender.SenderStateDao;

/** Shows what would leave, made by the very code that sends it. Sends nothing, changes nothing. */
public final class Previews {
    /** Events that are shown of those that wait. */
    private static final int EVENTS = 3;

    private final Consent consent;
    private final Facts facts;
    private final Reports reports;
    private final Outbox outbox;
    private final SenderStateDao states;
    private final Clock clock;

    public Previews(Consent consent, Facts facts, Reports reports, Outbox outbox, SenderStateDao states, Clock clock) {
        this.consent = consent;
        this.facts = facts;
        this.reports = reports;
        this.outbox = outbox;
        this.states = states;
        this.clock = clock;
    }

    /** What leaves by the settings in force, if they are for that wire and level; otherwise what would leave if somebody saved those. */
    public Preview of(Snapshot now, WireName wire, Level level) {
        boolean inForce = now.wire() == wire && now.level() == level;
        SenderSettings as = inForce ? now.settings() : as(now, wire, level);
        Optional<OutgoingHeartbeat> heartbeat = reports.heartbeat(as);
        EventPage events = outbox.preview(as, EVENTS);
        boolean withEvents = level == Level.DETAILED && wire.carriesEvents();
        return new Preview(
                wire,
                level,
                inForce,
                heartbeat.isPresent() ? "" : noHeartbeat(inForce),
                sheets(as, heartbeat, withEvents ? Optional.of(events) : Optional.empty()),
                outbox.waiting(),
                withEvents ? events.events().size() : 0,
                unsent(consent.collected(as), heartbeat));
    }

    /** The settings as they would be. */
    private static SenderSettings as(Snapshot snapshot, WireName wire, Level level) {
        SenderSettings now = snapshot.settings();
        return new SenderSettings(
                now.instanceId(),
                now.salt(),
                level.code(),
                wire.code(),
                now.endpoint(),
                now.apiKey(),
                now.contact(),
                now.audit(),
                snapshot.collected(wire).lines(item -> item.at(level)),
                now.agreedBy(),
                now.agreedAt());
    }

    private String noHeartbeat(boolean inForce) {
        if (facts.ofRollcall()) {
            return inForce ? "Nobody has agreed to the installation's identifier, without which nothing leaves." : "";
        }
        return "The program beside this Rollcall has told nothing of itself yet, or told it for another wire.";
    }

    private List<Preview.Sheet> sheets(
            SenderSettings as, Optional<OutgoingHeartbeat> heartbeat, Optional<EventPage> events) {
        Form form = Forms.of(WireName.of(as.wire()));
        SenderState state = states.find().orElse(SenderState.NEW);
        Moments moments = new Moments(clock.instant(), state.firstSeenAt());
        Sheets sheets = new Sheets(form, as, version(heartbeat));
        List<Preview.Sheet> all = new ArrayList<>();
        heartbeat.ifPresent(beat -> {
            if (state.firstSeenAt() == null) {
                form.firstSeen(beat, moments).ifPresent(message -> all.add(sheets.of("First contact", message)));
            }
            all.add(sheets.of("Heartbeat", form.heartbeat(beat, moments)));
        });
        events.filter(page -> !page.events().isEmpty())
                .ifPresent(page -> all.add(sheets.ofPage(page, form.events(page, clock.instant()))));
        return all;
    }

    private static String version(Optional<OutgoingHeartbeat> heartbeat) {
        return heartbeat.map(beat -> beat.kept().version()).orElse("");
    }

    private static List<Preview.Unsent> unsent(Collected collected, Optional<OutgoingHeartbeat> heartbeat) {
        return heartbeat.stream()
                .flatMap(beat -> beat.drops().stream())
                .map(ignoredField ->
                        new Preview.Unsent(ignoredField.name(), ignoredField.kind(), reason(collected, ignoredField)))
                .distinct()
                .toList();
    }

    private static String reason(Collected collected, IgnoredField ignoredField) {
        boolean listed = collected.whole().field(ignoredField.name()).isPresent();
        return switch (ignoredField.reason()) {
            case VALUE_NOT_PERMITTED -> "On the list, but not with this value.";
            default -> listed ? "On the list, and not agreed to yet." : "Not on the list of this wire.";
        };
    }
}
