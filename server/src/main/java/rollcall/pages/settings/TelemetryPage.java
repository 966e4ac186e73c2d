package rollcall.pages.settings;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.encoder.Protocol;
import rollcall.pages.FormReply;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.Messages;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.Disclosure;
import rollcall.sender.consent.SenderSnapshot;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.send.RunReport;
import rollcall.sender.send.SendJob;
import rollcall.sender.status.OptOut;
import rollcall.sender.status.SenderStatus;
import rollcall.sender.status.SenderStatusReader;
import rollcall.sender.status.SettingsSaving;

/** The page that answers: which telemetry does this Rollcall send, and to whom? */
public final class TelemetryPage {
    static final String PATH = "/settings/telemetry";

    /** What the page takes in its URL. */
    public static final PageParameters PARAMETERS = PageParameters.of(
            Parameter.oneOf(
                    TelemetryPreview.PROTOCOL,
                    Stream.of(Protocol.values()).map(Protocol::code).toList()),
            Parameter.oneOf(
                    TelemetryPreview.LEVEL, List.of(TelemetryLevel.BASE.code(), TelemetryLevel.DETAILED.code())),
            Parameter.bare("saved"));

    /** The result of what somebody started, in sentences, and whether it is what the person wanted. */
    public record Outcome(String message, boolean good) {
        private static Outcome of(RunReport report) {
            return new Outcome(
                    report.sentences().stream().map(Messages::translated).collect(Collectors.joining(" ")),
                    report.good());
        }
    }

    private final SenderStatusReader status;
    private final Consent consent;
    private final SendJob sendJob;
    private final SettingsSaving settings;
    private final OptOut optOut;
    private final AuditLog auditLog;
    private final Clock clock;

    public TelemetryPage(
            SenderStatusReader status,
            Consent consent,
            SendJob sendJob,
            SettingsSaving settings,
            OptOut optOut,
            AuditLog auditLog,
            Clock clock) {
        this.status = status;
        this.consent = consent;
        this.sendJob = sendJob;
        this.settings = settings;
        this.optOut = optOut;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    public Page show(PageRequest pageRequest) {
        SenderStatus now = status.read(protocol(pageRequest), level(pageRequest));
        Map<String, Object> model = new HashMap<>();
        model.put("view", TelemetryView.of(now, clock.instant()));
        model.put("form", TelemetryForm.of(now.settings()));
        model.put("telemetry", now.settings().level().code());
        model.put("saved", pageRequest.query().containsKey("saved"));
        return new Page("telemetry", model);
    }

    /** Returns the protocol that the query names; empty if it names none that exists. */
    private static Optional<Protocol> protocol(PageRequest pageRequest) {
        return Stream.of(Protocol.values())
                .filter(protocol -> protocol.code().equals(pageRequest.query().get(TelemetryPreview.PROTOCOL)))
                .findFirst();
    }

    /** Returns the level that the query names; base for any text but detailed, empty if it names none. */
    private static Optional<TelemetryLevel> level(PageRequest pageRequest) {
        return Optional.ofNullable(pageRequest.query().get(TelemetryPreview.LEVEL))
                .map(code ->
                        TelemetryLevel.DETAILED.code().equals(code) ? TelemetryLevel.DETAILED : TelemetryLevel.BASE);
    }

    /**
     * Saves the form. Saving a level other than off agrees to the list that the form showed.
     *
     * @throws InvalidInput with the name of the first field that is not valid
     */
    public FormReply save(PageRequest pageRequest, Map<String, String> form) {
        TelemetryForm typed = new TelemetryForm(form);
        settings.save(
                typed.update(consent.prohibition()),
                typed.seen(),
                pageRequest.who().email());
        return new FormReply.SeeOther(PATH + "?saved");
    }

    /**
     * Agrees to the items that were added to the list since somebody last agreed.
     *
     * @throws InvalidInput if the list has changed since the form was shown
     */
    public FormReply agree(PageRequest pageRequest, Map<String, String> form) {
        SenderSnapshot now = consent.snapshot();
        List<String> added = now.collected().pending(now.level()).stream()
                .map(Disclosure.Item::name)
                .toList();
        String who = pageRequest.who().email();
        consent.agree(form.getOrDefault("seen", ""), who);
        auditLog.action("settings-changed", who, Map.of("agreed", added));
        return new FormReply.SeeOther(PATH + "?saved");
    }

    /** Sends what is due, and shows the result. */
    public Page send(PageRequest pageRequest, Map<String, String> form) {
        return with(sendJob.now(pageRequest.who().email()), pageRequest);
    }

    /** Switches reporting off, does what was ticked beside it, and shows the result. */
    public Page off(PageRequest pageRequest, Map<String, String> form) {
        boolean empty = form.containsKey("empty");
        boolean forget = form.containsKey("forget");
        RunReport report = optOut.off(empty, forget, pageRequest.who().email());
        auditLog.action(
                "settings-changed",
                pageRequest.who().email(),
                Map.of("level", TelemetryLevel.OFF.code(), "outbox-emptied", empty, "asked-to-forget", forget));
        return with(report, pageRequest);
    }

    private Page with(RunReport report, PageRequest pageRequest) {
        Page page = show(pageRequest);
        page.model().put("outcome", Outcome.of(report));
        return page;
    }
}
