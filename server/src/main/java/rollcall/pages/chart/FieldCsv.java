package rollcall.pages.chart;

import java.util.List;
import rollcall.analysis.activity.ActiveInstances;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.time.Range;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.Visit;

/** The CSV behind a field's charts. */
public final class FieldCsv {
    private static final String DAYS = ".days";

    private FieldCsv() {}

    /**
     * {@code of=name}: its values now; {@code of=name.days}: every day of the range. Only a heading if no such field is here.
     *
     * @param page begins the file's name
     */
    public static CsvFile of(
            Visit visit,
            String page,
            List<Field> fields,
            Distributions distributions,
            ActiveInstances activeInstances) {
        String of = visit.query().getOrDefault("of", "");
        boolean days = of.endsWith(DAYS);
        String name = days ? of.substring(0, of.length() - DAYS.length()) : of;
        Field field = fields.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
        String what = page + "-" + name;
        if (field == null) {
            return CsvFile.latest(visit, what, List.of(List.of("value", "instances", "share_of_reported")));
        }
        if (!days) {
            return CsvFile.latest(
                    visit, what, Csv.distribution(distributions.now(visit.product(), field, visit.today())));
        }
        Range range = Range.of(visit.query().get("range"), visit.today(), activeInstances.firstDay(visit.product()));
        String unusable = field.kind().isVersion() ? "no_usable_version" : "no_usable_value";
        List<List<String>> rows =
                Csv.trend(distributions.over(visit.product(), field, range), visit.today(), "answered", unusable);
        return CsvFile.over(range, what + CsvFile.BY_DAY, rows);
    }
}
