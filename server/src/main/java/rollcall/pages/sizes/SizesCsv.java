package rollcall.pages.sizes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.sizes.ByBucket;
import rollcall.analysis.sizes.ByBucket.Bucket;
import rollcall.analysis.sizes.Resizing;
import rollcall.analysis.statistics.Proportion;
import rollcall.analysis.upgrades.DaysToUpgrade;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.CsvFile;

/** What ranges differ in and how instances move between them, as files. */
final class SizesCsv {
    /** Stands behind the name of a metric. */
    static final String AGAINST = ".against";

    static final String MOVED = ".moved";

    private static final double HALF = 0.5;

    private SizesCsv() {}

    /** The values of {@code of=} for these metrics. */
    static List<String> names(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.kind() == FieldKind.BUCKET)
                .flatMap(field -> Stream.of(field.name() + AGAINST, field.name() + MOVED))
                .toList();
    }

    /** Each range with those that have a value of another field. */
    static CsvFile against(SizeQuestion question, AgainstQuestion against, VersionAdoption versionAdoption) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "range", "field", "value", "reported", "with", "share", "low", "high", "behind", "days_to_half"));
        if (against.goal() != null) {
            Map<String, DaysToUpgrade> days = SizeAnswers.days(question, against, versionAdoption);
            ByBucket.of(question.population(), question.dimension(), against.known())
                    .buckets()
                    .forEach(bucket -> rows.add(row(against, bucket, days.get(bucket.label()))));
        }
        return CsvFile.latest(
                question.pageRequest(), "metrics-" + question.field().name() + "-against", rows);
    }

    private static List<String> row(AgainstQuestion against, Bucket bucket, @Nullable DaysToUpgrade days) {
        boolean any = bucket.reported() > 0;
        Proportion share = new Proportion(bucket.with(), Math.max(1, bucket.reported()));
        return List.of(
                bucket.label(),
                against.field().name(),
                against.known().value(),
                String.valueOf(bucket.reported()),
                String.valueOf(bucket.with()),
                any ? ChartCsv.ratio(share.share()) : "",
                any ? ChartCsv.ratio(share.low()) : "",
                any ? ChartCsv.ratio(share.high()) : "",
                days == null ? "" : String.valueOf(days.behind()),
                days == null || days.curve().day(HALF).isEmpty()
                        ? ""
                        : String.valueOf(days.curve().day(HALF).getAsInt()));
    }

    /** Each pair of ranges that instances moved between. */
    static CsvFile moved(SizeQuestion question) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("from", "to", "instances"));
        if (question.days().areTwo()) {
            Resizing told = SizeAnswers.moves(question);
            for (int from = 0; from < told.labels().size(); from++) {
                for (int to = 0; to < told.labels().size(); to++) {
                    int count = told.counts().get(from).get(to);
                    if (count > 0) {
                        rows.add(List.of(told.labels().get(from), told.labels().get(to), String.valueOf(count)));
                    }
                }
            }
        }
        return new CsvFile(
                "metrics-" + question.field().name() + "-moved",
                question.days().from(),
                question.days().to(),
                rows);
    }
}
