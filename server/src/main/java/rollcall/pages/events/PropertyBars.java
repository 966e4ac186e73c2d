package rollcall.pages.events;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.events.EventNameRow;
import rollcall.analysis.events.PropertyUse;
import rollcall.analysis.population.Condition.EventDetail;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Shown;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.ValueNames;
import rollcall.rollup.SeriesKey;

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

    /**
     * One value.
     *
     * @param list the link to the instances that sent it; null if there is none
     * @param events null if nobody knows of these instances
     */
    public record Row(
            String value,
            String instances,
            @Nullable String list,
            @Nullable String events,
            String width,
            String share) {}

    /**
     * The first values of a property, or all of them if the URL asks for them.
     *
     * @param totals the event, with and without the property
     */
    static PropertyBars of(EventQuestion question, PropertyUse use, EventNameRow totals) {
        PageRequest pageRequest = question.pageRequest();
        String name = use.field().substring(use.field().indexOf('.') + 1);
        Shown shown = Shown.of(pageRequest, use.field(), use.values().size(), MOST);
        return new PropertyBars(
                use.field(),
                use.definition() == null ? name : FieldWords.title(use.definition()),
                name,
                use.field().startsWith(CONTEXT),
                use.definition() == null ? "" : FieldWords.description(use.definition()),
                use.values().stream()
                        .limit(shown.count())
                        .map(value -> row(question, totals.name(), use, value))
                        .toList(),
                shown.more(),
                denominator(use, totals),
                Links.csv(pageRequest, use.field()));
    }

    private static String denominator(PropertyUse use, EventNameRow totals) {
        if (use.events() == null) {
            return Messages.get("events.of-senders", totals.instances());
        }
        long events = totals.events();
        if (use.many()) {
            return Messages.get("events.of-all-events", events);
        }
        long without = events - use.events();
        return without <= 0
                ? Messages.get("events.of-events-all-have-it", events)
                : Messages.get("events.of-events-that-have-it", use.events(), without, events);
    }

    private static Row row(EventQuestion question, String name, PropertyUse use, PropertyUse.Value value) {
        Field field = use.definition();
        return new Row(
                field == null ? ValueNames.ofAnyKind(value.value()) : ValueNames.of(field, value.value()),
                Numbers.count(value.instances()),
                value.value().equals(SeriesKey.OTHER)
                        ? null
                        : question.lists().value(name, new EventDetail(use.field(), value.value())),
                value.events() == null ? null : Numbers.count(value.events()),
                Numbers.width(value.share()),
                Numbers.percent(value.share()));
    }
}
