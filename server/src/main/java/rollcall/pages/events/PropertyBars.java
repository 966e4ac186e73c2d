package rollcall.pages.events;

import java.util.List;
import rollcall.analysis.events.PropertyUse;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Shown;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.ValueNames;

/**
 * The values of one property of events, as bars.
 *
 * @param field the field's name in the rollups
 * @param title the property's title on pages
 * @param name the property's name in reports
 * @param context whether the property belongs to the event's context
 * @param description what the property means; empty if the vocabulary permits it by its kind and not by its name
 * @param more the link that shows all values, or the first ones again; null if there are no more values
 * @param denominator the events that the shares are of, in words
 */
public record PropertyBars(
        String field,
        String title,
        String name,
        boolean context,
        String description,
        List<Row> rows,
        Links.Choice more,
        String denominator,
        String csv) {
    private static final int MOST = 10;
    private static final String CONTEXT = "context.";

    /** One value. */
    public record Row(String value, String instances, String events, String width, String share) {}

    /**
     * The first values of a property, or all of them if the URL asks for them.
     *
     * @param events the number of events of this name, with and without the property
     */
    static PropertyBars of(PageRequest pageRequest, PropertyUse use, long events) {
        String name = use.field().substring(use.field().indexOf('.') + 1);
        Shown shown = Shown.of(pageRequest, use.field(), use.values().size(), MOST);
        return new PropertyBars(
                use.field(),
                use.definition() == null ? name : use.definition().title(),
                name,
                use.field().startsWith(CONTEXT),
                use.definition() == null ? "" : use.definition().description(),
                use.values().stream()
                        .limit(shown.count())
                        .map(value -> row(use.definition(), value))
                        .toList(),
                shown.more(),
                denominator(use, events),
                Links.csv(pageRequest, use.field()));
    }

    private static String denominator(PropertyUse use, long events) {
        if (use.many()) {
            return "of all " + Phrases.events(events) + "; an event may have several of these";
        }
        long without = events - use.events();
        return without <= 0
                ? "of the " + Phrases.events(events) + "; all have it"
                : "of the %s that have it; %s of %s %s not"
                        .formatted(
                                Phrases.events(use.events()),
                                Numbers.count(without),
                                Numbers.count(events),
                                without == 1 ? "does" : "do");
    }

    private static Row row(Field field, PropertyUse.Value value) {
        return new Row(
                field == null ? Phrases.value(value.value()) : ValueNames.of(field, value.value()),
                Numbers.count(value.instances()),
                Numbers.count(value.events()),
                Numbers.width(value.share()),
                Numbers.percent(value.share()));
    }
}
