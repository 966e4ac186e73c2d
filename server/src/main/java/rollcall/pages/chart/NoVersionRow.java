package rollcall.pages.chart;

import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.fields.Distribution;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Numbers;
import rollcall.report.Unusable;

/**
 * Instances that report no version, or something that is none.
 *
 * @param words why, as the table says it
 * @param count instances, written out
 * @param advice what can be done; null where that is plain
 * @param command the command that does it; null where there is none
 */
public record NoVersionRow(String words, String count, String advice, String command) {
    /** By reason, those that do not report the field last; none where all report a version. */
    public static List<NoVersionRow> of(PageRequest pageRequest, Distribution now) {
        List<NoVersionRow> rows = new ArrayList<>();
        now.unusable()
                .forEach((reason, count) -> rows.add(new NoVersionRow(
                        "no usable version: " + reason.words(),
                        Numbers.count(count),
                        advice(reason),
                        command(reason, pageRequest.product().slug()))));
        if (now.notReported() > 0) {
            rows.add(new NoVersionRow("not reported", Numbers.count(now.notReported()), null, null));
        }
        return rows;
    }

    /** What a maintainer can do about it; null where there is nothing to say. */
    public static String advice(Unusable reason) {
        return switch (reason) {
            case ADDRESS ->
                "If this program's versions have four numbers, say so under Product settings or on the command line:";
            case COMMIT, BRANCH ->
                "Let the build send what git describe prints, 2.1.0-42-g1a2b3c4 for example: that names the release.";
            case PLACEHOLDER -> "The build has to put the version there.";
            case UNKNOWN, OTHER, VALUE -> null;
        };
    }

    /** The command that does what {@link #advice} says; null where there is none. */
    public static String command(Unusable reason, String slug) {
        return reason == Unusable.ADDRESS ? "server/run product set " + slug + " --four-part-versions" : null;
    }
}
