package rollcall.pages.retention;

import java.util.List;
import java.util.Map;
import rollcall.analysis.activity.Movement;
import rollcall.analysis.population.Population;
import rollcall.analysis.retention.MovementByField;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Query;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.product.Products;

/**
 * What a URL asks about who is new, returned and silent.
 *
 * @param field by whose values
 * @param window in so many days
 */
record MovementQuestion(
        PageRequest pageRequest, Vocabulary vocabulary, Population population, Field field, int window) {
    /** The value of {@code of=} for the file. */
    static final String FILE = "movement";

    private static final String SPLIT = "split";
    private static final String WINDOW = "window";
    private static final List<String> WINDOWS = List.of("7", "30");

    /** A field to choose. */
    record Choice(String value, String title, boolean current) {}

    static List<Parameter> parameters(Products products) {
        return List.of(
                Parameter.oneOf(WINDOW, WINDOWS),
                Parameter.oneOf(
                        SPLIT,
                        pageRequest -> products.vocabulary(pageRequest.product()).tellingApart().stream()
                                .map(Field::name)
                                .toList()));
    }

    /** The URL asks by the product's version, or by what is reported first, unless it names a field. */
    static MovementQuestion of(PageRequest pageRequest, Vocabulary vocabulary, Population population) {
        List<Field> fields = vocabulary.tellingApart();
        String name = pageRequest.query().getOrDefault(SPLIT, vocabulary.versionField());
        Field field = fields.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseGet(() -> fields.get(0));
        return new MovementQuestion(
                pageRequest,
                vocabulary,
                population,
                field,
                Integer.parseInt(pageRequest.query().getOrDefault(WINDOW, WINDOWS.get(1))));
    }

    /** The list of instances that a query asks for. */
    String list(Map<String, String> query) {
        return "/p/" + pageRequest.product().slug() + "/instances" + Query.of(query);
    }

    /** What the page shows. */
    void put(Map<String, Object> model) {
        MovementByField told = MovementByField.of(population, Dimension.of(field), window);
        Movement all = told.all();
        model.put("movement", MovementTable.of(this, told));
        model.put(
                "movementSays",
                Markup.of(
                        "retention.movement-says_html",
                        window,
                        all.newcomers(),
                        all.returned(),
                        all.silent(),
                        all.before()));
        model.put("movementTitle", Messages.get("retention.movement", window));
        model.put(
                "movementNote",
                Messages.get(
                        field.many() ? "retention.movement-note-many" : "retention.movement-note",
                        window,
                        MovementByField.MOST));
        model.put("movementOf", FieldWords.title(field));
        model.put("movementCsv", Links.csv(pageRequest, FILE));
        model.put("fields", choices());
        model.put("kept", Query.each(Links.kept(pageRequest, SPLIT)));
        model.put(
                "windows",
                WINDOWS.stream()
                        .map(days -> Links.choice(
                                pageRequest,
                                WINDOW,
                                days,
                                Messages.get("retention.movement-days", Integer.parseInt(days)),
                                days.equals(String.valueOf(window))))
                        .toList());
    }

    private List<Choice> choices() {
        return vocabulary.tellingApart().stream()
                .map(each -> new Choice(each.name(), FieldWords.title(each), each.equals(field)))
                .toList();
    }

    /** The answer as a file. */
    CsvFile csv() {
        MovementByField told = MovementByField.of(population, Dimension.of(field), window);
        return CsvFile.latest(pageRequest, "retention-by-" + field.name(), RetentionCsv.movement(told));
    }
}
