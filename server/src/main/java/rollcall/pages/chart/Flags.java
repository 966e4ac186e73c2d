package rollcall.pages.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.trends.Share;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Numbers;

/**
 * A flag as a row of the table of all flags.
 *
 * @param title the flag's title
 * @param description what the flag means
 * @param on the number of instances that report yes, written out
 * @param off the number of instances that report no, written out
 * @param reported the number of instances that report yes or no, written out; the denominator of the share
 * @param width the width of the share's bar, in percent
 * @param share the share of instances that report yes, written out; a dash if none reports the flag
 * @param silent the number of active instances that report no usable value of the flag, written out
 * @param onHref the link to the instances that report yes
 * @param offHref to those that report no
 * @param reportedHref to those that report yes or no; null if the filter of the page names one of them
 * @param silentHref to those that report neither
 */
public record Flags(
        String title,
        String description,
        String on,
        String off,
        String reported,
        String width,
        String share,
        String silent,
        String onHref,
        String offHref,
        String reportedHref,
        String silentHref) {
    public static List<Flags> of(List<Field> fields, Map<String, Distribution> now, InstanceLinks links) {
        return fields.stream()
                .filter(field -> field.kind() == FieldKind.FLAG)
                .map(field -> row(field, now.get(field.name()), links))
                .toList();
    }

    private static Flags row(Field field, Distribution now, InstanceLinks links) {
        double share = Numbers.share(count(now, "true"), now.reported());
        return new Flags(
                FieldWords.title(field),
                FieldWords.description(field),
                Numbers.count(count(now, "true")),
                Numbers.count(count(now, "false")),
                Numbers.count(now.reported()),
                Numbers.width(share),
                now.reported() == 0 ? "–" : Numbers.percent(share),
                Numbers.count(now.active() - now.reported()),
                links.value(Distributions.DAYS, field, "true"),
                links.value(Distributions.DAYS, field, "false"),
                links.reported(Distributions.DAYS, field),
                links.missing(Distributions.DAYS, field));
    }

    /** The table as rows of a CSV file, the head first. */
    public static List<List<String>> csv(List<Field> fields, Map<String, Distribution> now) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("flag", "yes", "no", "not_reported"));
        fields.stream()
                .filter(field -> field.kind() == FieldKind.FLAG)
                .map(field -> now.get(field.name()))
                .forEach(flag -> rows.add(List.of(
                        flag.field(),
                        ChartCsv.cell(count(flag, "true")),
                        ChartCsv.cell(count(flag, "false")),
                        ChartCsv.cell(flag.notReported()))));
        return rows;
    }

    private static int count(Distribution now, String value) {
        return now.shares().stream()
                .filter(share -> share.value().equals(value))
                .mapToInt(Share::instances)
                .sum();
    }
}
