package rollcall.pages;

import java.util.List;
import rollcall.analysis.PropertyUse;
import rollcall.analysis.PropertyValue;

/**
 * What events say in one property.
 *
 * @param title as pages call it
 * @param name as the sender calls it
 * @param context whether it is a part of the circumstances
 * @param description what it says; empty if it is permitted by its kind, whatever its name
 * @param left how many further values are only in the CSV
 * @param denominator how many events have it
 */
public record PropertyBars(
        String title,
        String name,
        boolean context,
        String description,
        List<Row> rows,
        int left,
        String denominator,
        String csv) {
    private static final int MOST = 10;
    private static final String CONTEXT = "context.";

    /** One value. */
    public record Row(String value, String instances, String events, String width, String share) {}

    /**
     * The first so many values.
     *
     * @param events how many there are of the name
     */
    static PropertyBars of(Visit visit, PropertyUse use, long events) {
        String name = use.field().substring(use.field().indexOf('.') + 1);
        return new PropertyBars(
                use.definition() == null ? name : use.definition().title(),
                name,
                use.field().startsWith(CONTEXT),
                use.definition() == null ? "" : use.definition().description(),
                use.values().stream().limit(MOST).map(PropertyBars::row).toList(),
                Math.max(0, use.values().size() - MOST),
                "of %s that say it, %s of all"
                        .formatted(Words.events(use.events()), Numbers.percent(Numbers.share(use.events(), events))),
                Links.csv(visit, use.field()));
    }

    private static Row row(PropertyValue value) {
        return new Row(
                Words.value(value.value()),
                Numbers.count(value.instances()),
                Numbers.count(value.events()),
                Numbers.width(value.share()),
                Numbers.percent(value.share()));
    }
}
