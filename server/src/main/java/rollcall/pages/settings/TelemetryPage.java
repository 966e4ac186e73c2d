package rollcall.pages.settings;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import rollcall.pages.FormReply;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.pages.SeeOther;
import rollcall.report.InvalidInput;
import rollcall.sender.Collected;
import rollcall.sender.Consent;
import rollcall.sender.InvalidWish;
import rollcall.sender.Journal;
import rollcall.sender.Level;
import rollcall.sender.Snapshot;
import rollcall.sender.WireName;
import rollcall.sender.desk.Desk;
import rollcall.sender.desk.Previews;
import rollcall.sender.desk.Saving;
import rollcall.sender.desk.Standing;
import rollcall.sender.desk.SwitchingOff;
import rollcall.sender.ship.Outcome;
import rollcall.sender.ship.Shipping;

/** What does this Rollcall report, and to whom? */
public final class TelemetryPage {
    static final String PATH = "/settings/telemetry";

    private final Desk desk;
    private final Previews previews;
    private final Consent consent;
    private final Shipping shipping;
    private final Saving saving;
    private final SwitchingOff switchingOff;
    private final Journal journal;
    private final Clock clock;

    public TelemetryPage(
            Desk desk,
            Previews previews,
            Consent consent,
            Shipping shipping,
            Saving saving,
            SwitchingOff switchingOff,
            Journal journal,
            Clock clock) {
        this.desk = desk;
        this.previews = previews;
        this.consent = consent;
        this.shipping = shipping;
        this.saving = saving;
        this.switchingOff = switchingOff;
        this.journal = journal;
        this.clock = clock;
    }

    /** A form in which reports can leave. */
    public record Wire(String code, String title, boolean events, boolean chosen, Collected collected) {}

    public Page show(PageRequest pageRequest) {
        Snapshot moment = desk.now();
        Standing now = desk.standing(moment);
        Instant at = clock.instant();
        Map<String, Object> model = new HashMap<>();
        model.put("words", TelemetryWords.of(now, at));
        model.put("now", now);
        model.put("form", TelemetryForm.of(now.settings()));
        model.put(
                "wires",
                Stream.of(WireName.values()).map(wire -> wire(wire, moment)).toList());
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
            saving.save(
                    typed.wish(consent.prohibition()),
                    typed.seen(),
                    pageRequest.who().email());
            return null;
        });
        return new SeeOther(PATH + "?saved");
    }

    /** Agrees to what was added to the list since somebody last agreed. */
    public FormReply agree(PageRequest pageRequest, Map<String, String> form) {
        Snapshot moment = desk.now();
        List<String> added = moment.collected().pending(moment.level()).stream()
                .map(Collected.Item::name)
                .toList();
        String who = pageRequest.who().email();
        taken(() -> {
            consent.agree(form.getOrDefault("seen", ""), who);
            return null;
        });
        journal.action("settings-changed", who, Map.of("agreed", added));
        return new SeeOther(PATH + "?saved");
    }

    /** Sends what is due, and shows what came of it. */
    public Page send(PageRequest pageRequest, Map<String, String> form) {
        return with(shipping.now(pageRequest.who().email()), pageRequest);
    }

    /** Switches reporting off, with what was ticked beside it, and shows what happened. */
    public Page off(PageRequest pageRequest, Map<String, String> form) {
        boolean empty = form.containsKey("empty");
        boolean forget = form.containsKey("forget");
        Outcome outcome = switchingOff.off(empty, forget, pageRequest.who().email());
        journal.action(
                "settings-changed",
                pageRequest.who().email(),
                Map.of("level", Level.OFF.code(), "outbox-emptied", empty, "asked-to-forget", forget));
        return with(outcome, pageRequest);
    }

    private Page with(Outcome outcome, PageRequest pageRequest) {
        Page page = show(pageRequest);
        page.model().put("outcome", outcome);
        return page;
    }

    private static <T> T taken(Supplier<T> wish) {
        try {
            return wish.get();
        } catch (InvalidWish e) {
            throw new InvalidInput(e.field(), e.getMessage());
        }
    }

    private static Wire wire(WireName wire, Snapshot now) {
        return new Wire(
                wire.code(), TelemetryWords.name(wire), wire.carriesEvents(), wire == now.wire(), now.collected(wire));
    }
}
