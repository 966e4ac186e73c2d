package rollcall.pages.health;

import java.util.List;
import java.util.stream.IntStream;
import rollcall.analysis.health.FirstDays;
import rollcall.analysis.health.Fraction;
import rollcall.analysis.health.ReleaseHealth;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.text.ValueNames;

/** The ranges of errors of those on each release. */
final class ErrorTable {
    private ErrorTable() {}

    /** A range. */
    record Row(String range, ShareCell now, ShareCell before) {}

    static List<Row> rows(ReleaseHealth health, Field field, HealthLinks links) {
        return IntStream.range(0, field.order().size())
                .mapToObj(at -> new Row(
                        ValueNames.of(field, field.order().get(at)),
                        cell(health.now(), field, at, links),
                        cell(health.before(), field, at, links)))
                .toList();
    }

    private static ShareCell cell(FirstDays release, Field field, int at, HealthLinks links) {
        Fraction fraction = new Fraction(
                release.errors().instances().get(at), release.errors().of());
        return ShareCell.of(
                fraction,
                links.errors(release, field, List.of(field.order().get(at))),
                links.errors(release, field, field.order()));
    }
}
