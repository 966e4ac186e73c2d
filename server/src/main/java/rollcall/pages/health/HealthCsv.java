package rollcall.pages.health;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rollcall.analysis.health.ErrorRanges;
import rollcall.analysis.health.FirstDays;
import rollcall.analysis.health.Fraction;
import rollcall.analysis.health.ReleaseHealth;
import rollcall.analysis.health.ReleaseHealth.Measure;
import rollcall.analysis.statistics.Judgement;
import rollcall.analysis.time.Window;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.CsvFile;

/** The numbers of both releases as a file: what is judged, the ranges of errors, and the uptake of each day. */
final class HealthCsv {
    private static final List<String> HEAD = List.of(
            "release", "since", "measure", "range", "from", "to", "instances", "of", "share", "low", "high", "verdict");

    private final List<List<String>> rows = new ArrayList<>(List.of(HEAD));

    private HealthCsv() {}

    /** The head alone, if no two releases can be compared. */
    static CsvFile none(LocalDate today) {
        return new CsvFile("release-health", today, today, List.of(HEAD));
    }

    static CsvFile file(ReleaseHealth health) {
        HealthCsv file = new HealthCsv();
        health.judgements().forEach((measure, judgement) -> {
            file.addMeasure(measure, health, health.now(), verdict(judgement));
            file.addMeasure(measure, health, health.before(), "");
        });
        for (FirstDays release : List.of(health.now(), health.before())) {
            file.addErrors(release);
            file.addUptake(release);
        }
        LocalDate from = health.before().release().since();
        LocalDate to = health.now().lastDay();
        String what = "release-health-" + health.now().release().version();
        return new CsvFile(what, from.isBefore(to) ? from : to, from.isBefore(to) ? to : from, file.rows);
    }

    private void addMeasure(Measure measure, ReleaseHealth health, FirstDays release, String verdict) {
        Fraction fraction = health.part(measure, release);
        if (measure == Measure.ERRORS) {
            ErrorRanges before = health.before().errors();
            String range = before.labels().get(before.median());
            add(release, "errors_above", range, Window.ending(release.lastDay(), 1), fraction, verdict);
        } else {
            add(release, code(measure.name()), "", release.days(), fraction, verdict);
        }
    }

    private void addErrors(FirstDays release) {
        List<String> labels = release.errors().labels();
        for (int i = 0; i < labels.size(); i++) {
            Fraction fraction = new Fraction(
                    release.errors().instances().get(i), release.errors().of());
            add(release, "errors", labels.get(i), Window.ending(release.lastDay(), 1), fraction, "");
        }
    }

    private void addUptake(FirstDays release) {
        for (int age = 0; age < release.uptake().size(); age++) {
            LocalDate day = release.release().since().plusDays(age);
            Fraction fraction = UptakeTable.fraction(release.uptake().get(age));
            add(release, "uptake", "", new Window(day, day), fraction, "");
        }
    }

    private void add(FirstDays release, String measure, String range, Window days, Fraction fraction, String verdict) {
        boolean any = fraction.of() > 0;
        rows.add(List.of(
                release.release().version(),
                release.release().since().toString(),
                measure,
                range,
                days.from().toString(),
                days.to().toString(),
                String.valueOf(fraction.with()),
                String.valueOf(fraction.of()),
                any ? ChartCsv.ratio(fraction.proportion().share()) : "",
                any ? ChartCsv.ratio(fraction.proportion().low()) : "",
                any ? ChartCsv.ratio(fraction.proportion().high()) : "",
                verdict));
    }

    private static String verdict(Judgement judgement) {
        return code(judgement.verdict().name());
    }

    private static String code(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
