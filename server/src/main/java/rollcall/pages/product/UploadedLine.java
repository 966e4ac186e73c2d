package rollcall.pages.product;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import rollcall.intake.IngestResult;
import rollcall.intake.IngestResult.Kept;
import rollcall.intake.IngestResult.Rejected;
import rollcall.intake.file.FileIntake.LineResult;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.RejectionWords;
import rollcall.report.Rejection;

/**
 * One line of an uploaded file and its result.
 *
 * @param number the number of the line, from 1
 * @param what the kind of report, in words
 * @param state one of {@link #STATES}
 * @param tone the tone of the badge: "good", "bad" or empty
 * @param words the result in words
 * @param leftOut the ignored names of the line, at most {@value #MOST_NAMES}
 * @param more how many more names were ignored
 */
public record UploadedLine(
        int number, String what, String state, String tone, String words, List<Ignored> leftOut, int more) {
    /** The results of a line, as the names of their messages end. */
    static final List<String> STATES = List.of("kept", "in-part", "repeated", "nothing", "rejected");

    /** The most ignored names that are shown for one line. */
    private static final int MOST_NAMES = 20;

    /**
     * An ignored name.
     *
     * @param name the name, or a substitute if the sent text is not shaped like a name
     * @param why the reason, as the Rejected page says it
     */
    public record Ignored(String name, String why) {}

    static UploadedLine of(LineResult line) {
        String what = Messages.get("connect.line-" + what(line.path()));
        return line.result() instanceof Kept kept
                ? kept(line.number(), what, kept)
                : refused(line.number(), what, (Rejected) line.result());
    }

    private static String what(String path) {
        return switch (path) {
            case "/ingest/heartbeat" -> "heartbeat";
            case "/ingest/events" -> "events";
            case "/ingest/penpot" -> "penpot";
            case "/ingest/otlp/v1/logs" -> "logs";
            case "/ingest/otlp/v1/metrics" -> "metrics";
            case "/ingest/otlp/v1/traces" -> "traces";
            default -> "unknown";
        };
    }

    private static UploadedLine kept(int number, String what, Kept kept) {
        IngestResult.Events events = events(kept);
        List<Ignored> ignored = kept.ignored().stream()
                .map(one ->
                        new Ignored(one.name(), Messages.translated(one.reason().text())))
                .distinct()
                .toList();
        boolean some = kept.heartbeats() + events.kept() > 0;
        boolean repeated = kept.repeatedHeartbeats() + events.repeated() > 0;
        boolean whole = events.ignored() == 0 && kept.rejected() == 0 && ignored.isEmpty() && !repeated;
        String state = some ? whole ? "kept" : "in-part" : repeated ? "repeated" : "nothing";
        List<Ignored> shown = ignored.stream().limit(MOST_NAMES).toList();
        return new UploadedLine(
                number, what, state, some ? "good" : "", words(kept), shown, ignored.size() - shown.size());
    }

    private static IngestResult.Events events(Kept kept) {
        return kept.events().orElse(IngestResult.Events.NONE);
    }

    private static String words(Kept kept) {
        List<String> sentences = new ArrayList<>();
        if (kept.heartbeats() > 0) {
            sentences.add(Messages.get("connect.heartbeats-kept", kept.heartbeats()));
        }
        if (kept.repeatedHeartbeats() > 0) {
            sentences.add(Messages.get("connect.within-its-interval"));
        }
        IngestResult.Events events = events(kept);
        if (events.received() > 0) {
            sentences.add(sentence(events));
        }
        if (kept.rejected() > 0) {
            sentences.add(Messages.get("connect.not-taken", kept.rejected(), Messages.translated(kept.rejections())));
        }
        return sentences.isEmpty() ? Messages.get("connect.nothing-in-it") : String.join(" ", sentences);
    }

    private static String sentence(IngestResult.Events events) {
        return events.kept() == events.received()
                ? Messages.get("connect.events-kept", events.kept())
                : Messages.get("connect.of-the-events", Phrases.events(events.received()), Phrases.list(parts(events)));
    }

    private static List<String> parts(IngestResult.Events events) {
        List<String> parts = new ArrayList<>();
        parts.add(Messages.get("connect.count-kept", events.kept()));
        if (events.repeated() > 0) {
            parts.add(Messages.get("connect.count-repeated", events.repeated()));
        }
        if (events.ignored() > 0) {
            parts.add(Messages.get("connect.count-ignored", events.ignored()));
        }
        return parts;
    }

    private static UploadedLine refused(int number, String what, Rejected rejected) {
        if (rejected.reason() == Rejection.RATE_LIMITED) {
            String later = rejected.retryAfterSeconds().map(UploadedLine::later).orElse("");
            String words = Messages.get("connect.within-its-interval") + later;
            return new UploadedLine(number, what, "repeated", "", words, List.of(), 0);
        }
        String words = RejectionWords.explain(rejected.reason().code()) + " (" + code(rejected) + ")";
        return new UploadedLine(number, what, "rejected", "bad", words, List.of(), 0);
    }

    private static String code(Rejected rejected) {
        String code = rejected.reason().code();
        return rejected.field().isEmpty() ? code : Messages.get("connect.of-field", code, rejected.field());
    }

    private static String later(long seconds) {
        // Asked in the last minute before, it would be too early.
        Duration wait =
                Duration.ofMinutes(Duration.ofSeconds(seconds).plusSeconds(59).toMinutes());
        return " " + Messages.get("connect.next-in", Phrases.length(wait));
    }
}
