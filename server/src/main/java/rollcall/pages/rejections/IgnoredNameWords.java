package rollcall.pages.rejections;

import java.util.Arrays;
import java.util.Optional;
import rollcall.analysis.rejections.IgnoredName;
import rollcall.gate.IgnoredField;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.NoVersionRow;
import rollcall.pages.text.Messages;
import rollcall.report.Unusable;

/** Says what happened to a name that was ignored, and what can be done. */
final class IgnoredNameWords {
    private IgnoredNameWords() {}

    /** What happened to the name, in a sentence; may be empty. */
    static String remark(IgnoredName ignored) {
        return switch (ignored.standing()) {
            case KNOWN -> value(ignored.reason());
            case PERMITTED_SINCE -> Messages.get("rejections.remark-permitted-by-now");
            case PERMITTABLE -> ignored.kind().equals("event") ? Messages.get("rejections.remark-whole-event") : "";
            case UNKEEPABLE -> Messages.get("rejections.remark-no-field");
            case UNNAMED -> Messages.get("rejections.remark-not-shaped");
        };
    }

    /** Explains why a value was ignored although its name is permitted. */
    private static String value(String reason) {
        if (reason.equals(IgnoredField.Reason.TIME_NOT_READABLE.text())) {
            return Messages.get("rejections.remark-time");
        }
        if (reason.equals(IgnoredField.Reason.SHORTENED.text())) {
            return Messages.get("rejections.remark-shortened");
        }
        if (reason.equals(IgnoredField.Reason.NO_DAY_SUM.text())) {
            return Messages.get("rejections.remark-day-sum");
        }
        if (reason.equals(IgnoredField.Reason.OTHER_BOUNDS.text())) {
            return Messages.get("rejections.remark-bounds");
        }
        if (reason.equals(IgnoredField.Reason.NO_COUNTS.text())) {
            return Messages.get("rejections.remark-counts");
        }
        if (reason.equals(IgnoredField.Reason.VALUE_NOT_PERMITTED.text())) {
            return Messages.get("rejections.remark-value");
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
