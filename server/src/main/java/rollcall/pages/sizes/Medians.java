package rollcall.pages.sizes;

import java.util.List;
import java.util.Map;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.trends.Share;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.chart.Denominator;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.ValueNames;

/** The range of the median instance. */
final class Medians {
    private Medians() {}

    /** The same for several metrics, and how many report each: "11–50 events (of 18 that report it)". */
    static Markup sentence(List<Field> fields, Map<String, Distribution> now) {
        return Markup.list(fields.stream()
                .map(field -> Markup.of(
                        "metrics.median-of_html",
                        of(now.get(field.name())),
                        Phrases.lower(FieldWords.title(field)),
                        Denominator.brief(now.get(field.name()))))
                .toList());
    }

    /** An even number of instances has two in the middle, which may be in two ranges. */
    static String of(Distribution now) {
        String lower = range(now, (now.reported() - 1) / 2);
        String upper = range(now, now.reported() / 2);
        return lower.equals(upper) ? lower : Messages.get("metrics.between", lower, upper);
    }

    /** The range of the instance at an index, counted from 0 for the smallest instance. */
    private static String range(Distribution now, int instance) {
        int below = 0;
        for (Share share : now.shares()) {
            below += share.instances();
            if (below > instance) {
                return ValueNames.range(share.value());
            }
        }
        throw new IllegalArgumentException(now.field() + " was not reported");
    }
}
