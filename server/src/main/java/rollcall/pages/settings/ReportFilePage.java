package rollcall.pages.settings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import rollcall.pages.GoTo;
import rollcall.pages.Page;
import rollcall.pages.Reply;
import rollcall.pages.Visit;
import rollcall.pages.text.Moment;
import rollcall.pages.text.Words;
import rollcall.report.InvalidInput;
import rollcall.sender.ship.ReportFile;

/** Has the report file arrived? Which files were saved here, and what of them is still in the outbox. */
public final class ReportFilePage {
    private static final String PATH = "/settings/telemetry/saved";

    private final ReportFile files;
    private final Clock clock;

    public ReportFilePage(ReportFile files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** A file of which events still wait. */
    public record Row(String id, Moment saved, String events) {}

    public Page show(Visit visit) {
        return page(visit, "");
    }

    /**
     * Saves what a run would send now.
     *
     * @return the file; or null, then {@link #nothing} shows why
     */
    public ReportFile.Saved save(Visit visit) {
        return files.save(visit.who().email());
    }

    /** Why there is no file. */
    public Page nothing(Visit visit, String why) {
        return page(visit, why);
    }

    /** The name under which a browser keeps the file. */
    public String fileName(LocalDate today) {
        return "rollcall-report-" + today + ".ndjson";
    }

    /** The file that the form names has arrived: its events leave the outbox, and no others. */
    public Reply arrived(Visit visit, Map<String, String> form) {
        files.arrived(id(form.getOrDefault("file", "")), visit.who().email());
        return new GoTo(PATH + "?removed");
    }

    private Page page(Visit visit, String why) {
        List<Row> rows = files.waiting().stream()
                .map(file -> new Row(
                        file.fileId().toString(),
                        Moment.of(file.savedAt(), clock.instant()),
                        Words.events(file.events())))
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("rows", rows);
        model.put("why", why);
        model.put("removed", visit.query().containsKey("removed"));
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
