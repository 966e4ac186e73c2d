package rollcall.pages.product;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import rollcall.analysis.versions.AdoptionAnswer;
import rollcall.analysis.versions.AdoptionCurve;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/**
 * How fast the newest releases spread, by the days since each was released.
 *
 * @param sentence compares the newest release with the one before at the same age, or says why nothing can be compared
 * @param chart a line for each release; null if no release is older than a day
 */
public record AdoptionChart(String sentence, Chart chart) {
    /** The name of its table in {@code of=}. */
    static final String NAME = "adoption";

    static AdoptionChart of(PageRequest pageRequest, AdoptionAnswer adoptionAnswer) {
        List<AdoptionCurve> curves = adoptionAnswer.curves();
        boolean any = curves.stream().anyMatch(curve -> curve.age() > 0);
        return new AdoptionChart(sentence(curves), any ? chart(pageRequest, curves) : null);
    }

    /** Every release and age. */
    static CsvFile csv(PageRequest pageRequest, AdoptionAnswer adoptionAnswer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("release", "days_since_release", "day", "has_it_or_newer", "reported", "share_of_reported"));
        for (AdoptionCurve curve : adoptionAnswer.curves()) {
            for (int age = 0; age <= curve.age(); age++) {
                VersionAdoption.Reach reach = curve.at(age);
                rows.add(List.of(
                        curve.version(),
                        String.valueOf(age),
                        curve.since().plusDays(age).toString(),
                        ChartCsv.cell(reach == null ? null : reach.instances()),
                        ChartCsv.cell(reach == null ? null : reach.of()),
                        reach == null ? "" : ChartCsv.ratio(reach.share())));
            }
        }
        LocalDate yesterday = pageRequest.today().minusDays(1);
        LocalDate from = adoptionAnswer.curves().stream()
                .map(AdoptionCurve::since)
                .min(Comparator.naturalOrder())
                .orElse(yesterday);
        return new CsvFile("versions-" + NAME, from, yesterday, rows);
    }

    private static String sentence(List<AdoptionCurve> curves) {
        if (curves.isEmpty()) {
            return Messages.get("versions.no-release-yet", VersionAdoption.HANDFUL);
        }
        AdoptionCurve newest = curves.get(0);
        if (newest.age() < 1) {
            return Messages.get("versions.too-young", newest.version(), VersionAdoption.HANDFUL);
        }
        if (curves.size() == 1) {
            return Messages.get("versions.no-other-release", said(newest, lastAge(newest, newest)));
        }
        AdoptionCurve before = curves.get(1);
        int age = lastAge(newest, before);
        return age < 0
                ? Messages.get("versions.no-day-in-common", newest.version(), before.version())
                : Messages.get(
                        "versions.and-the-one-before",
                        said(newest, age),
                        before.version(),
                        Numbers.percent(before.at(age).share()));
    }

    private static String said(AdoptionCurve curve, int age) {
        return Messages.get(
                "versions.had-after",
                curve.version(),
                Numbers.percent(curve.at(age).share()),
                age);
    }

    /** The greatest age at which both have a number; -1 if there is none. */
    private static int lastAge(AdoptionCurve one, AdoptionCurve other) {
        int age = Math.min(one.age(), other.age());
        while (age >= 0 && (one.at(age) == null || other.at(age) == null)) {
            age--;
        }
        return age;
    }

    private static Chart chart(PageRequest pageRequest, List<AdoptionCurve> curves) {
        int oldest = curves.stream().mapToInt(AdoptionCurve::age).max().orElse(0);
        List<Chart.Row> rows = IntStream.rangeClosed(0, oldest)
                .mapToObj(age -> new Chart.Row(
                        String.valueOf(age),
                        List.of(),
                        curves.stream().map(curve -> percent(curve.at(age))).toList()))
                .toList();
        return new Chart(
                "spread",
                Messages.get("versions.adoption-by-days-since"),
                new Chart.Look("line", "versions", "percent"),
                Messages.get("versions.days-since-release"),
                List.of(),
                curves.stream().map(AdoptionCurve::version).toList(),
                rows,
                List.of(),
                denominator(curves),
                Links.csv(pageRequest, NAME));
    }

    private static String denominator(List<AdoptionCurve> curves) {
        List<String> days = curves.stream()
                .map(curve -> curve.version() + " " + Dates.day(curve.since()))
                .toList();
        return Messages.get("versions.of-the-instances-each-day", String.join(", ", days));
    }

    /** With a digit after the point, so that the lines are smooth. */
    private static String percent(VersionAdoption.Reach reach) {
        return reach == null ? "\u2013" : Numbers.percentWithTenths(reach.share());
    }
}
