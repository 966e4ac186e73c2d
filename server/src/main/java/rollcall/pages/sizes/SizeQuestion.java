package rollcall.pages.sizes;

import java.time.LocalDate;
import java.util.List;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.filter.ListQuery;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.ValueNames;

/**
 * What a URL asks about one metric.
 *
 * @param field the metric
 */
record SizeQuestion(
        PageRequest pageRequest,
        Vocabulary vocabulary,
        Population population,
        Field field,
        Range range,
        LocalDate firstDay) {
    /** Which metric is large. */
    static final String FIELD = "field";

    /** The metrics that a product may report. */
    static List<Field> fields(Vocabulary vocabulary) {
        return vocabulary.group(FieldGroup.METRICS).stream()
                .filter(field -> field.kind().tellsApart())
                .toList();
    }

    Dimension dimension() {
        return Dimension.of(field);
    }

    /** Whether the values are ranges, which have an order. */
    boolean hasRanges() {
        return field.kind() == FieldKind.BUCKET;
    }

    TwoDays days() {
        return TwoDays.of(range, firstDay);
    }

    /** The metric as part of a sentence: "orders". */
    String name() {
        return Phrases.lower(FieldWords.title(field));
    }

    /** A value for people. */
    String words(String value) {
        return ValueNames.of(field, value);
    }

    ListQuery active(int window) {
        return ListQuery.active(pageRequest, vocabulary, population, window);
    }
}
