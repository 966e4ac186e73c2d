package rollcall.pages.product;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import rollcall.analysis.versions.AdoptionAnswer;
import rollcall.analysis.versions.AdoptionCurve;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

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
            return "No release can be followed yet: none that came after the first 7 days of counting was the latest report of %d instances."
                    .formatted(VersionAdoption.HANDFUL);
        }
        AdoptionCurve newest = curves.get(0);
        if (newest.age() < 1) {
            return "%s is too young to compare: yesterday was the first day on which %d instances had it."
                    .formatted(newest.version(), VersionAdoption.HANDFUL);
        }
        if (curves.size() == 1) {
            return said(newest, lastAge(newest, newest)) + ". There is no other release to compare it with yet.";
        }
        AdoptionCurve before = curves.get(1);
        int age = lastAge(newest, before);
        return age < 0
                ? "%s and %s have no day in common that can be compared.".formatted(newest.version(), before.version())
                : said(newest, age) + "; " + before.version() + " had "
                        + Numbers.percent(before.at(age).share()) + ".";
    }

    private static String said(AdoptionCurve curve, int age) {
        return "%s had %s after %s"
                .formatted(curve.version(), Numbers.percent(curve.at(age).share()), Phrases.days(age));
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
                "Adoption by days since release",
                new Chart.Look("line", "versions", "percent"),
                "Days since release",
                List.of(),
                curves.stream().map(AdoptionCurve::version).toList(),
                rows,
                List.of(),
                denominator(curves),
                Links.csv(pageRequest, NAME));
    }

    private static String denominator(List<AdoptionCurve> curves) {
        List<String> days = curves.stream()
                .map(curve -> curve.version() + " " + curve.since())
                .toList();
        return "Of the instances that report a version at the end of each day, by their latest report of 7 days: those that have the release or a newer one. Day 0: "
                + String.join(", ", days) + ".";
    }

    /** With a digit after the point, so that the lines are smooth. */
    private static String percent(VersionAdoption.Reach reach) {
        return reach == null ? "\u2013" : String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * reach.share());
    }
}
