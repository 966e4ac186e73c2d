package rollcall.pages.plugins;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.chart.Ranges;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.text.Dates;
import rollcall.pages.text.FieldWords;
import rollcall.product.Products;

/**
 * What a URL asks about plugins.
 *
 * @param list the field that lists them
 */
record PluginQuestion(
        PageRequest pageRequest,
        Vocabulary vocabulary,
        Population population,
        Field list,
        Range range,
        LocalDate firstDay,
        TwoDays days) {
    /** Which list, where a product has several. */
    static final String LIST = "field";

    /** @param firstDay of the product, which has a list of plugins */
    static PluginQuestion of(
            PageRequest pageRequest, Vocabulary vocabulary, Population population, LocalDate firstDay) {
        List<Field> lists = lists(vocabulary);
        String asked = pageRequest.query().getOrDefault(LIST, lists.get(0).name());
        Field list = lists.stream()
                .filter(each -> each.name().equals(asked))
                .findFirst()
                .orElseThrow();
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), firstDay);
        return new PluginQuestion(
                pageRequest, vocabulary, population, list, range, firstDay, TwoDays.of(range, firstDay));
    }

    /** The lists of plugins that a product may report. */
    static List<Field> lists(Vocabulary vocabulary) {
        return vocabulary.fields().values().stream()
                .filter(field -> field.many() && field.group() == FieldGroup.PLUGINS)
                .toList();
    }

    static Parameter parameter(Products products) {
        return Parameter.oneOf(
                LIST,
                pageRequest -> lists(products.vocabulary(pageRequest.product())).stream()
                        .map(Field::name)
                        .toList());
    }

    Dimension dimension() {
        return Dimension.of(list);
    }

    Dimension version() {
        return Dimension.of(vocabulary.versionField(), FieldKind.VERSION);
    }

    PluginLinks links() {
        return new PluginLinks(pageRequest, vocabulary, population, list, days);
    }

    String from() {
        return Dates.day(days.from());
    }

    String to() {
        return Dates.day(days.to());
    }

    /** What the head of both pages shows. */
    void put(Map<String, Object> model, String title) {
        model.put("title", title);
        FilterBar.put(model, pageRequest, vocabulary, population);
        model.put("ranges", Ranges.of(pageRequest, range, firstDay, ""));
        model.put("range", range.name());
        model.put("days", days.areTwo() ? List.of(from(), to()) : null);
        List<Field> lists = lists(vocabulary);
        model.put(
                "lists",
                lists.size() < 2
                        ? List.of()
                        : lists.stream()
                                .map(each -> Links.choice(
                                        pageRequest, LIST, each.name(), FieldWords.title(each), each.equals(list)))
                                .toList());
    }
}
