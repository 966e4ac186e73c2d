package rollcall.pages.settings;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import rollcall.encoder.Protocol;
import rollcall.pages.FormReply;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.Disclosure;
import rollcall.sender.consent.SenderSnapshot;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.send.RunReport;
import rollcall.sender.send.SendJob;
import rollcall.sender.status.OptOut;
import rollcall.sender.status.Previews;
import rollcall.sender.status.SenderStatus;
import rollcall.sender.status.SenderStatusReader;
import rollcall.sender.status.SettingsSaving;

/** Which telemetry does this Rollcall send, and to whom? */
public final class TelemetryPage {
    static final String PATH = "/settings/telemetry";

    private final SenderStatusReader senderStatusReader;
    private final Previews previews;
    private final Consent consent;
    private final SendJob sendJob;
    private final SettingsSaving settingsSaving;
    private final OptOut optOut;
    private final AuditLog auditLog;
    private final Clock clock;

    public TelemetryPage(
            SenderStatusReader senderStatusReader,
            Previews previews,
            Consent consent,
            SendJob sendJob,
            SettingsSaving settingsSaving,
            OptOut optOut,
            AuditLog auditLog,
            Clock clock) {
        this.senderStatusReader = senderStatusReader;
        this.previews = previews;
        this.consent = consent;
        this.sendJob = sendJob;
        this.settingsSaving = settingsSaving;
        this.optOut = optOut;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** A form in which reports can leave. */
    public record Wire(String code, String title, boolean events, boolean chosen, Disclosure collected) {}

    public Page show(PageRequest pageRequest) {
        SenderSnapshot moment = senderStatusReader.now();
        SenderStatus now = senderStatusReader.standing(moment);
        Instant at = clock.instant();
        Map<String, Object> model = new HashMap<>();
        model.put("words", TelemetryWords.of(now, at));
        model.put("now", now);
        model.put("form", TelemetryForm.of(now.settings()));
        model.put(
                "wires",
                Stream.of(Protocol.values()).map(wire -> wire(wire, moment)).toList());
        model.put("pending", moment.collected().pending(moment.level()));
        model.put("seen", moment.collected().fingerprint());
        model.put("lines", TelemetryLines.of(now, at));
        model.put(
                "leaves",
                TelemetryPreview.of(previews.of(
                        moment,
                        TelemetryPreview.wire(pageRequest, now.settings()),
                        TelemetryPreview.level(pageRequest, now.settings()))));
        model.put("cannotForget", TelemetryWords.cannotForget(now));
        model.put("warning", TelemetryWords.warning(now));
        model.put("keyless", TelemetryWords.keyless(now));
        model.put("telemetry", now.settings().level().code());
        model.put("saved", pageRequest.query().containsKey("saved"));
        return new Page("telemetry", model);
    }

    /**
     * Saves the form; with a level other than off whoever sends it agrees to the list that it showed.
     *
     * @throws InvalidInput naming the first field that will not do
     */
    public FormReply save(PageRequest pageRequest, Map<String, String> form) {
        TelemetryForm typed = new TelemetryForm(form);
        taken(() -> {
            settingsSaving.save(
                    typed.wish(consent.prohibition()),
                    typed.seen(),
                    pageRequest.who().email());
            return null;
        });
        return new FormReply.SeeOther(PATH + "?saved");
    }

    /** Agrees to what was added to the list since somebody last agreed. */
    public FormReply agree(PageRequest pageRequest, Map<String, String> form) {
        SenderSnapshot moment = senderStatusReader.now();
        List<String> added = moment.collected().pending(moment.level()).stream()
                .map(Disclosure.Item::name)
                .toList();
        String who = pageRequest.who().email();
        taken(() -> {
            consent.agree(form.getOrDefault("seen", ""), who);
            return null;
        });
        auditLog.action("settings-changed", who, Map.of("agreed", added));
        return new FormReply.SeeOther(PATH + "?saved");
    }

    /** Sends what is due, and shows what came of it. */
    public Page send(PageRequest pageRequest, Map<String, String> form) {
        return with(sendJob.now(pageRequest.who().email()), pageRequest);
    }

    /** Switches reporting off, with what was ticked beside it, and shows what happened. */
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
        page.model().put("outcome", report);
        return page;
    }

    private static <T> T taken(Supplier<T> wish) {
        try {
            return wish.get();
        } catch (InvalidInput e) {
            throw new InvalidInput(e.field(), e.getMessage());
        }
    }

    private static Wire wire(Protocol wire, SenderSnapshot now) {
        return new Wire(
                wire.code(), TelemetryWords.name(wire), wire.carriesEvents(), wire == now.wire(), now.collected(wire));
    }
}
