package rollcall.pages.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.health.FirstDays;
import rollcall.analysis.health.Fraction;
import rollcall.analysis.health.ReleaseHealth;
import rollcall.analysis.health.ReleaseHealth.Measure;
import rollcall.analysis.population.ReleaseOutcome;
import rollcall.analysis.statistics.Difference;
import rollcall.analysis.statistics.Judgement;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.text.Messages;
import rollcall.pages.text.ValueNames;

/**
 * What is measured of both releases, a row each, and what can be said of the difference.
 *
 * @param errors the field that counts errors; null if there is none
 */
record MeasureTable(
        ReleaseHealth health, HealthLinks links, @Nullable Field errors) {
    /**
     * A measure.
     *
     * @param difference empty if one side has nobody
     * @param look of the verdict
     */
    record Row(
            String name,
            ShareCell now,
            ShareCell before,
            String difference,
            String between,
            String verdict,
            String look) {}

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        health.judgements().forEach((measure, judgement) -> rows.add(row(measure, judgement)));
        uptake().ifPresent(rows::add);
        return rows;
    }

    private Row row(Measure measure, Judgement judgement) {
        String code = judgement.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return row(
                name(measure),
                cell(measure, health.now()),
                cell(measure, health.before()),
                health.part(measure, health.now()),
                health.part(measure, health.before()),
                Messages.get("health.verdict-" + code, judgement.enough()),
                code);
    }

    private String name(Measure measure) {
        return switch (measure) {
            case SILENT -> Messages.get("health.silent");
            case ROLLED_BACK -> Messages.get("health.rolled-back");
            case ERRORS -> Messages.get("health.more-errors", middle());
        };
    }

    private Field field() {
        return Objects.requireNonNull(errors);
    }

    /** The range above which errors are many. */
    String middle() {
        int median = health.before().errors().median();
        return ValueNames.of(field(), health.before().errors().labels().get(median));
    }

    private ShareCell cell(Measure measure, FirstDays release) {
        Fraction fraction = health.part(measure, release);
        return switch (measure) {
            case SILENT ->
                ShareCell.of(
                        fraction,
                        links.upgraded(release.release(), ReleaseOutcome.SILENT, release.days()),
                        links.upgraded(release.release(), ReleaseOutcome.CAME, release.daysBeforeQuiet()));
            case ROLLED_BACK ->
                ShareCell.of(
                        fraction,
                        links.upgraded(release.release(), ReleaseOutcome.ROLLED_BACK, release.days()),
                        links.upgraded(release.release(), ReleaseOutcome.CAME, release.daysBeforeLast()));
            case ERRORS -> {
                List<String> labels = release.errors().labels();
                int median = health.before().errors().median();
                yield ShareCell.of(
                        fraction,
                        links.errors(release, field(), labels.subList(median + 1, labels.size())),
                        links.errors(release, field(), labels));
            }
        };
    }

    private Optional<Row> uptake() {
        Fraction now = UptakeTable.lastFraction(health.now());
        Fraction before = UptakeTable.lastFraction(health.before());
        if (now.of() == 0 || before.of() == 0) {
            return Optional.empty();
        }
        Difference difference = new Difference(now.proportion(), before.proportion());
        String code = difference.low() > 0 ? "faster" : difference.high() < 0 ? "slower" : "alike";
        return Optional.of(row(
                Messages.get("health.have-it", health.days() - 1),
                UptakeTable.last(health.now(), links),
                UptakeTable.last(health.before(), links),
                now,
                before,
                Messages.get("health.verdict-" + code),
                code));
    }

    private static Row row(
            String name,
            ShareCell nowCell,
            ShareCell beforeCell,
            Fraction now,
            Fraction before,
            String verdict,
            String look) {
        if (now.of() == 0 || before.of() == 0) {
            return new Row(name, nowCell, beforeCell, "", "", verdict, look);
        }
        Difference difference = new Difference(now.proportion(), before.proportion());
        return new Row(
                name,
                nowCell,
                beforeCell,
                Messages.get("health.points", tenths(difference.value())),
                Messages.get("health.between", tenths(difference.low()), tenths(difference.high())),
                verdict,
                look);
    }

    private static double tenths(double difference) {
        return Math.round(1000 * difference) / 10.0;
    }
}
