package rollcall.pages.coverage;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rollcall.analysis.coverage.FieldCoverage;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.filter.ListQuery;
import rollcall.pages.text.FieldWords;

/**
 * What a URL asks about who reports fields.
 *
 * @param fields all that rollups count, in the order of the vocabulary; at least one
 * @param now who reports each of them
 * @param field the one that the page follows
 */
record CoverageQuestion(
        PageRequest pageRequest,
        Vocabulary vocabulary,
        Population population,
        Range range,
        LocalDate firstDay,
        List<Field> fields,
        FieldCoverage now,
        Field field) {
    /** Which field is followed over time and by version. */
    static final String FIELD = "field";

    /** @param firstDay of the product */
    static CoverageQuestion of(
            PageRequest pageRequest, Vocabulary vocabulary, Population population, LocalDate firstDay) {
        // Values that identify an installation are not counted, so nobody knows who reports them.
        List<Field> fields = vocabulary.counted();
        FieldCoverage now = FieldCoverage.now(population, Dimension.of(fields));
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), firstDay);
        String named = pageRequest.query().get(FIELD);
        Field field = fields.stream()
                .filter(each -> each.name().equals(named))
                .findFirst()
                .or(() -> rarest(fields, now))
                .orElse(fields.get(0));
        return new CoverageQuestion(pageRequest, vocabulary, population, range, firstDay, fields, now, field);
    }

    /** The field that fewest instances report, of those that some do. */
    private static Optional<Field> rarest(List<Field> fields, FieldCoverage now) {
        return now.fields().stream()
                .filter(row -> row.reported() > 0)
                .min(Comparator.comparingInt(FieldCoverage.Row::reported))
                .flatMap(row -> fields.stream()
                        .filter(field -> field.name().equals(row.field()))
                        .findFirst());
    }

    Field named(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Dimension dimension() {
        return Dimension.of(field);
    }

    Dimension version() {
        return Dimension.of(vocabulary.versionField(), FieldKind.VERSION);
    }

    /** Whether versions can be told apart by whether they report the field. */
    boolean hasVersions() {
        return vocabulary.field(vocabulary.versionField()).isPresent()
                && !field.name().equals(vocabulary.versionField());
    }

    String title() {
        return FieldWords.title(field);
    }

    ListQuery active() {
        return ListQuery.active(pageRequest, vocabulary, population, Distributions.DAYS);
    }
}
