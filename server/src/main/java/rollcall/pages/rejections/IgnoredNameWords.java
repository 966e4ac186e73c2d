package rollcall.pages.rejections;

import java.util.Arrays;
import java.util.Optional;
import rollcall.analysis.rejections.IgnoredName;
import rollcall.gate.IgnoredField;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.NoVersionRow;
import rollcall.report.Unusable;

/** Says what happened to a name that was ignored, and what can be done. */
final class IgnoredNameWords {
    private IgnoredNameWords() {}

    /** What happened to the name, in a sentence; may be empty. */
    static String remark(IgnoredName ignored) {
        return switch (ignored.standing()) {
            case KNOWN -> value(ignored.reason());
            case PERMITTED_SINCE -> "Permitted by now.";
            case PERMITTABLE -> ignored.kind().equals("event") ? "The whole event was ignored." : "";
            case UNKEEPABLE -> "No field can keep what was sent.";
            case UNNAMED -> "Not shaped like a name of the program's own.";
        };
    }

    /** Explains why a value was ignored although its name is permitted. */
    private static String value(String reason) {
        if (reason.equals(IgnoredField.Reason.TIME_NOT_READABLE.text())) {
            return "The day with which it begins counts instead, or the day of receipt.";
        }
        if (reason.equals(IgnoredField.Reason.SHORTENED.text())) {
            return "The version was kept, with \"other\" in the place of an end that is no word of releases.";
        }
        if (reason.equals(IgnoredField.Reason.VALUE_NOT_PERMITTED.text())) {
            return "The name is permitted; this value was not.";
        }
        return unusable(reason).map(NoVersionRow::advice).orElse("");
    }

    /** The command that keeps such values from now on; null if there is none. */
    static String command(PageRequest pageRequest, IgnoredName ignored) {
        return unusable(ignored.reason())
                .filter(unusable -> ignored.standing() == IgnoredName.NameStanding.KNOWN)
                .map(unusable ->
                        NoVersionRow.command(unusable, pageRequest.product().slug()))
                .orElse(null);
    }

    private static Optional<Unusable> unusable(String reason) {
        return Arrays.stream(Unusable.values())
                .filter(unusable -> IgnoredField.Reason.of(unusable).text().equals(reason))
                .findFirst();
    }
}
