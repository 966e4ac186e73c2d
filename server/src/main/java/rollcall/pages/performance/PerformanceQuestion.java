package rollcall.pages.performance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.text.FieldWords;

/**
 * Which field the page is about.
 *
 * @param percent the percentile whose limits the chart draws
 */
record PerformanceQuestion(Field field, Vocabulary vocabulary, int percent) {
    static final String FIELD = "field";
    static final String PERCENTILE = "percentile";

    /** What {@link #PERCENTILE} may be. */
    static final List<String> PERCENTILES =
            HistogramAnswer.PERCENTS.stream().map(String::valueOf).toList();

    /** The fields that can be chosen, in the order of the vocabulary. */
    static List<Field> fields(Vocabulary vocabulary) {
        return vocabulary.fields().values().stream()
                .filter(field -> field.kind().isCombined())
                .toList();
    }

    /** The field that the URL names, or else the first histogram, or else the first sum; empty if the product has none. */
    static Optional<PerformanceQuestion> of(PageRequest pageRequest, Vocabulary vocabulary) {
        List<Field> fields = fields(vocabulary);
        String named = pageRequest.query().get(FIELD);
        int percent =
                Integer.parseInt(pageRequest.query().getOrDefault(PERCENTILE, String.valueOf(HistogramAnswer.HIGH)));
        return fields.stream()
                .filter(field -> named == null
                        ? field.kind() == FieldKind.HISTOGRAM
                        : field.name().equals(named))
                .findFirst()
                .or(() -> fields.stream().findFirst())
                .map(field -> new PerformanceQuestion(field, vocabulary, percent));
    }

    boolean isHistogram() {
        return field.kind() == FieldKind.HISTOGRAM;
    }

    Dimension dimension() {
        return Dimension.of(field);
    }

    Dimension version() {
        return Dimension.of(vocabulary.versionField(), FieldKind.VERSION);
    }

    /** Links to the chart with the limits of each percentile; none of a sum, which has only its own. */
    List<Links.Choice> limits(PageRequest pageRequest) {
        return isHistogram()
                ? HistogramAnswer.PERCENTS.stream()
                        .map(each -> Links.choice(
                                pageRequest,
                                PERCENTILE,
                                String.valueOf(each),
                                PercentileWords.percent(each),
                                each == percent))
                        .toList()
                : List.of();
    }

    /** The form in which the field is chosen. */
    Form form(PageRequest pageRequest) {
        Map<String, String> kept = new LinkedHashMap<>(pageRequest.query());
        kept.remove(FIELD);
        return new Form(
                Query.each(kept),
                fields(vocabulary).stream()
                        .map(each -> new Choice(each.name(), FieldWords.title(each), each.equals(field)))
                        .toList());
    }

    /** @param kept parameters that it sends along */
    record Form(List<Map.Entry<String, String>> kept, List<Choice> fields) {}

    /** A field that can be chosen. */
    record Choice(String value, String title, boolean current) {}
}
