package rollcall.pages.product;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.intake.IngestResult;
import rollcall.intake.IngestResult.Kept;
import rollcall.intake.IngestResult.Rejected;
import rollcall.intake.file.FileIntake.LineResult;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.RejectionWords;
import rollcall.report.Rejection;

/** Shows the form that uploads the report file of an instance without a network, and the result of each line of the file. */
public final class UploadPage {
    /** The most ignored names that are shown for one line. */
    private static final int MOST_NAMES = 20;

    private static final String WITHIN_WINDOW =
            "The instance had reported within its interval already, so this heartbeat counts no second time.";

    /**
     * One line of the file.
     *
     * @param number the number of the line, from 1
     * @param what the kind of report
     * @param state "kept", "kept in part", "repeated", "nothing kept" or "rejected"
     * @param tone the tone of the badge: "good", "bad" or empty
     * @param words the result in words
     * @param leftOut the ignored names of the line, at most {@value #MOST_NAMES}
     * @param more how many more names were ignored
     */
    public record Row(
            int number, String what, String state, String tone, String words, List<Ignored> leftOut, int more) {}

    /**
     * An ignored name.
     *
     * @param name the name, or a substitute if the sent text is not shaped like a name
     * @param why the reason, as the Rejected page counts it
     */
    public record Ignored(String name, String why) {}

    private static final List<Fate> FATES = List.of(
            new Fate("kept", "was kept", "were kept"),
            new Fate("kept in part", "was kept in part", "were kept in part"),
            new Fate("repeated", "was here before", "were here before"),
            new Fate("nothing kept", "holds nothing that is kept", "hold nothing that is kept"),
            new Fate("rejected", "was rejected", "were rejected"));

    /** A result of reports, in words for one report and for several. */
    private record Fate(String state, String one, String many) {
        String words(long count) {
            return count == 0 ? "" : Numbers.count(count) + " " + (count == 1 ? one : many);
        }
    }

    /** The page with the form only. */
    public Page show(PageRequest pageRequest) {
        return new Page("upload", model(pageRequest));
    }

    /** The page with the form and the result of an uploaded file. */
    public Page show(PageRequest pageRequest, List<LineResult> lines) {
        Map<String, Object> model = model(pageRequest);
        List<Row> rows = lines.stream().map(UploadPage::row).toList();
        model.put("rows", rows);
        model.put("headline", headline(rows));
        return new Page("upload", model);
    }

    private static Map<String, Object> model(PageRequest pageRequest) {
        String here = "/p/" + pageRequest.product().slug();
        Map<String, Object> model = new HashMap<>();
        model.put("uploadHref", here + "/upload");
        model.put("connectHref", here + "/connect");
        model.put("refusalsHref", here + "/refusals");
        return model;
    }

    private static String headline(List<Row> rows) {
        if (rows.stream().allMatch(row -> row.state.equals("kept"))) {
            return rows.size() == 1
                    ? "The report in this file was kept."
                    : "All " + Phrases.reports(rows.size()) + " in this file were kept.";
        }
        List<String> parts = FATES.stream()
                .map(fate -> fate.words(rows.stream()
                        .filter(row -> row.state.equals(fate.state))
                        .count()))
                .filter(words -> !words.isEmpty())
                .toList();
        return "Of " + Phrases.reports(rows.size()) + " in this file, " + Phrases.list(parts) + ".";
    }

    private static Row row(LineResult line) {
        String what = what(line.path());
        return line.result() instanceof Kept kept
                ? kept(line.number(), what, kept)
                : refused(line.number(), what, (Rejected) line.result());
    }

    private static String what(String path) {
        return switch (path) {
            case "/ingest/heartbeat" -> "Heartbeat";
            case "/ingest/events" -> "Events";
            case "/ingest/penpot" -> "Penpot's report";
            case "/ingest/otlp/v1/logs" -> "OpenTelemetry logs";
            case "/ingest/otlp/v1/metrics" -> "OpenTelemetry metrics";
            case "/ingest/otlp/v1/traces" -> "OpenTelemetry traces";
            default -> "Unknown";
        };
    }

    private static Row kept(int number, String what, Kept kept) {
        IngestResult.Events events = events(kept);
        List<Ignored> ignored = kept.ignored().stream()
                .map(one -> new Ignored(one.name(), one.reason().text()))
                .distinct()
                .toList();
        boolean some = kept.heartbeats() + events.kept() > 0;
        boolean repeated = kept.repeatedHeartbeats() + events.repeated() > 0;
        boolean whole = events.ignored() == 0 && kept.rejected() == 0 && ignored.isEmpty() && !repeated;
        String state = some ? whole ? "kept" : "kept in part" : repeated ? "repeated" : "nothing kept";
        List<Ignored> shown = ignored.stream().limit(MOST_NAMES).toList();
        return new Row(number, what, state, some ? "good" : "", words(kept), shown, ignored.size() - shown.size());
    }

    private static IngestResult.Events events(Kept kept) {
        return kept.events().orElse(IngestResult.Events.NONE);
    }

    private static String words(Kept kept) {
        List<String> sentences = new ArrayList<>();
        if (kept.heartbeats() > 0) {
            sentences.add(
                    kept.heartbeats() == 1
                            ? "The heartbeat was kept."
                            : Numbers.count(kept.heartbeats()) + " heartbeats were kept.");
        }
        if (kept.repeatedHeartbeats() > 0) {
            sentences.add(WITHIN_WINDOW);
        }
        IngestResult.Events events = events(kept);
        if (events.received() > 0) {
            sentences.add(sentence(events));
        }
        if (kept.rejected() > 0) {
            sentences.add("Not taken: " + Numbers.count(kept.rejected()) + " (" + kept.rejections() + ").");
        }
        return sentences.isEmpty() ? "There was nothing in it." : String.join(" ", sentences);
    }

    private static String sentence(IngestResult.Events events) {
        if (events.kept() == events.received()) {
            return events.kept() == 1 ? "The event was kept." : "All " + Phrases.events(events.kept()) + " were kept.";
        }
        return "Of " + Phrases.events(events.received()) + ", " + Phrases.list(parts(events)) + ".";
    }

    private static List<String> parts(IngestResult.Events events) {
        List<String> parts = new ArrayList<>();
        parts.add(Numbers.count(events.kept()) + (events.kept() == 1 ? " was kept" : " were kept"));
        if (events.repeated() > 0) {
            parts.add(Numbers.count(events.repeated()) + (events.repeated() == 1 ? " was" : " were") + " here before");
        }
        if (events.ignored() > 0) {
            parts.add(Numbers.count(events.ignored()) + (events.ignored() == 1 ? " is" : " are") + " not permitted");
        }
        return parts;
    }

    private static Row refused(int number, String what, Rejected rejected) {
        if (rejected.reason() == Rejection.RATE_LIMITED) {
            String later = rejected.retryAfterSeconds().map(UploadPage::later).orElse("");
            return new Row(number, what, "repeated", "", WITHIN_WINDOW + later, List.of(), 0);
        }
        String code = rejected.reason().code();
        String field = rejected.field().isEmpty() ? "" : ", field " + rejected.field();
        String words = RejectionWords.explain(code) + " (" + code + field + ")";
        return new Row(number, what, "rejected", "bad", words, List.of(), 0);
    }

    private static String later(long seconds) {
        long minutes = Duration.ofSeconds(seconds).plusSeconds(59).toMinutes();
        String wait =
                minutes < 120 ? Numbers.count(minutes) + "\u00a0minutes" : Numbers.count(minutes / 60) + "\u00a0hours";
        return " The next one is taken in " + wait + ".";
    }
}
