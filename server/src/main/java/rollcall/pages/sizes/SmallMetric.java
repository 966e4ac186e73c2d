package rollcall.pages.sizes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.trends.Share;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.Denominator;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.ValueNames;

/**
 * A metric as one of many small ones: a column for each range, as high as its share.
 *
 * @param title of the metric
 * @param href makes it the large one
 * @param says the range of the median instance, or the most frequent value
 * @param of how many report it
 * @param first the name of the first column
 * @param last the name of the last one
 */
record SmallMetric(String title, String href, String says, String of, List<Column> columns, String first, String last) {
    private static final int MOST_COLUMNS = 10;
    private static final double WIDTH = 100;

    /** A gap between columns, in parts of a column. */
    private static final double GAP = 0.15;

    /**
     * A column, in percent of the drawing.
     *
     * @param says what it stands for
     */
    record Column(String x, String y, String width, String height, String says) {}

    static SmallMetric of(PageRequest pageRequest, Field field, Distribution now) {
        List<Share> shares = now.shares().stream().limit(MOST_COLUMNS).toList();
        boolean ranges = field.kind() == FieldKind.BUCKET;
        return new SmallMetric(
                FieldWords.title(field),
                Links.choice(pageRequest, SizeQuestion.FIELD, field.name(), "", false)
                        .href(),
                ranges ? Messages.get("metrics.median", Medians.of(now)) : mostCommon(field, now),
                Denominator.brief(now),
                columns(field, shares),
                ValueNames.of(field, shares.get(0).value()),
                ValueNames.of(field, shares.get(shares.size() - 1).value()));
    }

    /** The most frequent value and its share. */
    static String mostCommon(Field field, Distribution now) {
        Share most = now.shares().stream()
                .max((one, other) -> Integer.compare(one.instances(), other.instances()))
                .orElseThrow();
        return Messages.get("metrics.most-common", ValueNames.of(field, most.value()), Numbers.percent(most.share()));
    }

    private static List<Column> columns(Field field, List<Share> shares) {
        double highest = shares.stream().mapToDouble(Share::share).max().orElseThrow();
        double step = WIDTH / shares.size();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            Share share = shares.get(i);
            double height = highest == 0 ? 0 : WIDTH * share.share() / highest;
            columns.add(new Column(
                    percent(step * (i + GAP / 2)),
                    percent(WIDTH - height),
                    percent(step * (1 - GAP)),
                    percent(height),
                    ValueNames.of(field, share.value()) + ": " + Numbers.percent(share.share())));
        }
        return columns;
    }

    private static String percent(double number) {
        return String.format(Locale.ROOT, "%.2f%%", number);
    }
}
