package rollcall.pages.chart;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Trend;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.InvalidParameter;
import rollcall.pages.PageRequest;

/** Makes the CSV file of a field's charts. */
public final class FieldCsv {
    private static final String DAYS = ".days";

    private FieldCsv() {}

    /** The values of {@code of=} for these fields, see {@link #of}. */
    public static List<String> names(List<Field> fields) {
        return fields.stream()
                .flatMap(field -> Stream.of(field.name(), field.name() + DAYS))
                .toList();
    }

    /**
     * The file that {@code of=} names: {@code of=name} for the present values, {@code of=name.days} for every day of the range.
     *
     * @param page the beginning of the file's name
     * @param questions finds the instances that a request is about
     */
    public static CsvFile of(
            PageRequest pageRequest,
            String page,
            List<Field> fields,
            Function<PageRequest, Population> questions,
            ChartNotes chartNotes) {
        Population population = questions.apply(pageRequest);
        String of = pageRequest.query().getOrDefault("of", "");
        boolean days = of.endsWith(DAYS);
        String name = days ? of.substring(0, of.length() - DAYS.length()) : of;
        Field field = fields.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidParameter("of", "The file is missing.", String.join(", ", names(fields))));
        String what = page + "-" + name;
        if (!days) {
            return CsvFile.latest(
                    pageRequest, what, ChartCsv.distribution(Distributions.now(population, Dimension.of(field))));
        }
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), population.firstDay());
        Comparing comparing = Comparing.of(pageRequest, range, population.firstDay());
        Trend now = FieldTrends.daily(population, Dimension.of(field), range);
        List<List<String>> rows = comparing.beside(
                rows(pageRequest, field, now),
                () -> rows(
                        pageRequest,
                        field,
                        FieldTrends.earlier(
                                questions.apply(comparing.asked()),
                                Dimension.of(field),
                                comparing.comparison(),
                                now,
                                true)));
        return chartNotes.of(pageRequest, range).in(CsvFile.over(range, what + CsvFile.BY_DAY, rows));
    }

    private static List<List<String>> rows(PageRequest pageRequest, Field field, Trend trend) {
        String unusable = field.kind().isVersion() ? "no_usable_version" : "no_usable_value";
        return ChartCsv.trend(trend, pageRequest.today(), "answered", unusable);
    }
}
