package rollcall.pages.chart;

import java.util.List;
import java.util.stream.Stream;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
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
     */
    public static CsvFile of(
            PageRequest pageRequest, String page, List<Field> fields, Population population, ChartNotes chartNotes) {
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
        String unusable = field.kind().isVersion() ? "no_usable_version" : "no_usable_value";
        List<List<String>> rows = ChartCsv.trend(
                FieldTrends.daily(population, Dimension.of(field), range), pageRequest.today(), "answered", unusable);
        return chartNotes.of(pageRequest, range).in(CsvFile.over(range, what + CsvFile.BY_DAY, rows));
    }
}
