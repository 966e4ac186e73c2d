package rollcall.pages;

import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.Distribution;
import rollcall.report.Unusable;

/**
 * Instances that report no version, or something that is none.
 *
 * @param words why, as the table says it
 * @param count instances, written out
 * @param advice what can be done; null where that is plain
 */
public record NoVersionRow(String words, String count, String advice) {
    /** By reason, those that do not report the field last; none where all report a version. */
    static List<NoVersionRow> of(Visit visit, Distribution now) {
        List<NoVersionRow> rows = new ArrayList<>();
        now.unusable()
                .forEach((reason, count) -> rows.add(new NoVersionRow(
                        "no usable version: " + reason.words(),
                        Numbers.count(count),
                        advice(reason, visit.product().slug()))));
        if (now.notReported() > 0) {
            rows.add(new NoVersionRow("not reported", Numbers.count(now.notReported()), null));
        }
        return rows;
    }

    /** What a maintainer can do about it; null where there is nothing to say. */
    static String advice(Unusable reason, String slug) {
        return switch (reason) {
            case ADDRESS ->
                "If this program's versions have four numbers, a superuser says so: server/run product set " + slug
                        + " --four-part-versions";
            case COMMIT, BRANCH ->
                "Such a build says nothing of its release; 2.1.0-42-g1a2b3c4, as git describe has it, does.";
            case PLACEHOLDER -> "The build left it in; it has to put the version there.";
            case UNKNOWN, OTHER -> null;
        };
    }
}
