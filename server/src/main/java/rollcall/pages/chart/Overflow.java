package rollcall.pages.chart;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.events.EventListing;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.trends.Share;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.rollup.SeriesKey;

/** Warns about fields with many instances under "(other)". They reported more different values than Rollcall counts one by one. */
public final class Overflow {
    /** The least share of "(other)" that causes a warning, of the instances that report the field. */
    private static final double LARGE = 0.05;

    private Overflow() {}

    /** A sentence for each field that overflows. */
    public static List<String> of(Collection<Field> fields, Map<String, Distribution> now) {
        return fields.stream()
                .flatMap(field -> of(FieldWords.title(field), now.get(field.name())).stream())
                .toList();
    }

    /** The sentence for one field; empty if it does not overflow. */
    public static Optional<String> of(String title, Distribution now) {
        return now.shares().stream()
                .filter(share -> share.value().equals(SeriesKey.OTHER) && share.share() >= LARGE)
                .findFirst()
                .map(share -> words(title, share, now.reported()));
    }

    /** The sentence for event names; empty if they do not overflow. */
    public static Optional<String> of(EventListing events) {
        return events.rows().stream()
                .filter(eventNameRow -> eventNameRow.name().equals(SeriesKey.OTHER) && eventNameRow.share() >= LARGE)
                .findFirst()
                .map(eventNameRow -> Messages.get(
                        "chart.event-names-overflow",
                        Numbers.percent(eventNameRow.share()),
                        Phrases.instances(events.active()),
                        SeriesKey.OTHER));
    }

    private static String words(String title, Share share, int reported) {
        return Messages.get(
                "chart.overflow", title, Numbers.percent(share.share()), Phrases.instances(reported), SeriesKey.OTHER);
    }
}
