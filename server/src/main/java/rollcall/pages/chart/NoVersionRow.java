package rollcall.pages.chart;

import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.PageRequest;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.UnusableWords;
import rollcall.report.Unusable;

/**
 * The instances without a usable version, for one reason.
 *
 * @param words the reason in words
 * @param count the number of instances, written out
 * @param advice the advice to a maintainer; null if none is needed
 * @param command the command that does what the advice says; null if there is none
 * @param href the link to the instances
 */
public record NoVersionRow(String words, String count, String advice, String command, String href) {
    /** One row for each reason; the instances that do not report the field come last. Empty if all report a version. */
    public static List<NoVersionRow> of(PageRequest pageRequest, Distribution now, Field field, InstanceLinks links) {
        List<NoVersionRow> rows = new ArrayList<>();
        now.unusable()
                .forEach((reason, count) -> rows.add(new NoVersionRow(
                        UnusableWords.version(reason),
                        Numbers.count(count),
                        advice(reason),
                        command(reason, pageRequest.product().slug()),
                        links.unusable(Distributions.DAYS, field, reason))));
        if (now.notReported() > 0) {
            rows.add(new NoVersionRow(
                    Messages.get("words.not-reported"),
                    Numbers.count(now.notReported()),
                    null,
                    null,
                    links.notReported(Distributions.DAYS, field)));
        }
        return rows;
    }

    /** The advice to a maintainer; null if none is needed. */
    public static String advice(Unusable reason) {
        return switch (reason) {
            case ADDRESS -> Messages.get("chart.advice-address");
            case COMMIT, BRANCH -> Messages.get("chart.advice-commit");
            case PLACEHOLDER -> Messages.get("chart.advice-placeholder");
            case UNKNOWN, OTHER, VALUE -> null;
        };
    }

    /** The command for {@link #advice}; null if there is none. */
    public static String command(Unusable reason, String slug) {
        return reason == Unusable.ADDRESS ? "server/run product set " + slug + " --four-part-versions" : null;
    }
}
