package rollcall.pages.product;

import java.util.List;
import java.util.Map;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.trends.Share;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.chart.Denominator;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.ValueNames;

/** The first sentence of the page Environment. */
final class EnvironmentHeadline {
    private static final int MOST_FIELDS = 3;
    private static final int MOST_TIED = 3;

    private EnvironmentHeadline() {}

    /** The most frequent value of the first choices: "operating system Linux (92 % of 1,204 that report it)". */
    static Markup of(List<Field> fields, Map<String, Distribution> now) {
        return Markup.list(fields.stream()
                .filter(field -> field.kind() == FieldKind.CHOICE
                        && now.get(field.name()).reported() > 0)
                .limit(MOST_FIELDS)
                .map(field -> mostFrequent(field, now.get(field.name())))
                .toList());
    }

    /** A field, its most frequent value and its share; several values if equally many instances report them. */
    private static Markup mostFrequent(Field field, Distribution now) {
        int most = now.shares().stream().mapToInt(Share::instances).max().orElseThrow();
        List<Share> tied =
                now.shares().stream().filter(share -> share.instances() == most).toList();
        List<String> names = tied.stream()
                .limit(MOST_TIED)
                .map(share -> ValueNames.of(field, share.value()))
                .toList();
        String all = tied.size() > MOST_TIED
                ? Messages.get("environment.different-ones-each", tied.size())
                : tied.size() > 1 ? Messages.get("environment.each", Phrases.list(names)) : Phrases.list(names);
        return Markup.of(
                tied.size() > 1 ? "environment.most-common-each_html" : "environment.most-common-of_html",
                Phrases.lower(FieldWords.title(field)),
                all,
                Numbers.percent(tied.get(0).share()),
                Denominator.brief(now));
    }
}
