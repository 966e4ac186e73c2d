package rollcall.pages.settings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import rollcall.pages.FormReply;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Moment;
import rollcall.pages.text.Phrases;
import rollcall.report.InvalidInput;
import rollcall.sender.file.ReportFile;

/**
 * The page that answers: has the report file arrived? It shows the files that were saved here, and how many of their events are still in
 * the outbox.
 */
public final class ReportFilePage {
    private static final String PATH = "/settings/telemetry/saved";

    /** What the page takes in its URL. */
    public static final PageParameters PARAMETERS = PageParameters.of(Parameter.bare("removed"));

    private final ReportFile files;
    private final Clock clock;

    public ReportFilePage(ReportFile files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** A file whose events still wait in the outbox. */
    public record Row(String id, Moment saved, String events) {}

    public Page show(PageRequest pageRequest) {
        return page(pageRequest, "");
    }

    /**
     * Saves the requests that a run would send now.
     *
     * @return the file; without content if there is none, and {@link #nothing} then shows why
     */
    public ReportFile.Saved save(PageRequest pageRequest) {
        return files.save(pageRequest.who().email());
    }

    /** Shows the page with the reason why there is no file. */
    public Page nothing(PageRequest pageRequest, String why) {
        return page(pageRequest, why);
    }

    /** Returns the name under which a browser saves the file. */
    public String fileName(LocalDate today) {
        return "rollcall-report-" + today + ".ndjson";
    }

    /** Removes the events of the file that the form names from the outbox, because the file has arrived. */
    public FormReply arrived(PageRequest pageRequest, Map<String, String> form) {
        files.arrived(id(form.getOrDefault("file", "")), pageRequest.who().email());
        return new FormReply.SeeOther(PATH + "?removed");
    }

    private Page page(PageRequest pageRequest, String why) {
        List<Row> rows = files.waiting().stream()
                .map(file -> new Row(
                        file.fileId().toString(),
                        Moment.of(file.savedAt(), clock.instant()),
                        Phrases.events(file.events())))
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("rows", rows);
        model.put("why", Messages.translated(why));
        model.put("removed", pageRequest.query().containsKey("removed"));
        return new Page("report-file", model);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("file", "There is no such file. Nothing was removed.");
        }
    }
}
