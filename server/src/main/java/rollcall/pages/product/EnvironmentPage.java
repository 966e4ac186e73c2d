package rollcall.pages.product;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.activity.ActiveInstances;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Share;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.Visit;
import rollcall.pages.chart.Bars;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.Csv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Denominator;
import rollcall.pages.chart.Empty;
import rollcall.pages.chart.FieldCsv;
import rollcall.pages.chart.Flags;
import rollcall.pages.chart.Overflow;
import rollcall.pages.chart.Pair;
import rollcall.pages.chart.Ranges;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.ValueNames;
import rollcall.pages.text.Words;
import rollcall.product.Products;

/** What do the instances run on? */
public final class EnvironmentPage {
    private static final String TITLE = "What do the instances run on?";
    private static final int MOST_VALUES = 10;
    private static final int MOST_NAMES = 20;
    private static final int MOST_POINTS = 54;
    private static final int IN_HEADLINE = 3;
    private static final int MOST_TIED = 3;

    private final ActiveInstances activeInstances;
    private final Distributions distributions;
    private final Products products;

    public EnvironmentPage(ActiveInstances activeInstances, Distributions distributions, Products products) {
        this.activeInstances = activeInstances;
        this.distributions = distributions;
        this.products = products;
    }

    /** Each field of the environment and the plugins as they are now, or with {@code view=time} over time. */
    public Page show(Visit visit) {
        LocalDate firstDay = activeInstances.firstDay(visit.product());
        if (firstDay == null) {
            return Empty.page(TITLE, "which systems, databases, storage and plugins the instances use");
        }
        boolean overTime = "time".equals(visit.query().get("view"));
        Range range = Range.of(visit.query().get("range"), visit.today(), firstDay);
        List<Field> fields = fields(visit);
        Map<String, Distribution> now = distributions.now(visit.product(), fields, visit.today());
        Map<String, Object> model = new HashMap<>();
        model.put("title", TITLE);
        model.put("range", range.name());
        model.put("ranges", overTime ? Ranges.of(visit, range, firstDay) : null);
        model.put("headline", headline(fields, now));
        model.put("overflow", Overflow.of(fields, now));
        model.put(
                "views",
                List.of(
                        Links.choice(visit, "view", "now", "Now", !overTime),
                        Links.choice(visit, "view", "time", "Over time", overTime)));
        if (overTime) {
            model.put("charts", charts(visit, alone(reported(fields, now)), range));
        } else {
            putNow(model, visit, fields, now);
        }
        return new Page("environment", model);
    }

    /** A field by its name, its days by {@code name.days}, a pair by both names, or all flags with {@code of=flags}. */
    public CsvFile csv(Visit visit) {
        List<Field> fields = fields(visit);
        String of = visit.query().getOrDefault("of", "");
        if (of.equals("flags")) {
            return CsvFile.latest(
                    visit,
                    "environment-flags",
                    Flags.csv(fields, distributions.now(visit.product(), fields, visit.today())));
        }
        Optional<Pair> pair = Pair.among(fields).stream()
                .filter(each -> each.together().name().equals(of))
                .findFirst();
        return pair.map(both -> CsvFile.latest(
                        visit, "environment-" + of.replace(' ', '+'), Csv.distribution(together(visit, both))))
                .orElseGet(() -> FieldCsv.of(visit, "environment", fields, distributions, activeInstances));
    }

    private void putNow(Map<String, Object> model, Visit visit, List<Field> fields, Map<String, Distribution> now) {
        List<Field> cards = reported(fields, now);
        List<Pair> pairs = Pair.among(cards);
        List<Bars> bars = new ArrayList<>();
        for (Field field : cards) {
            Optional<Pair> pair =
                    pairs.stream().filter(each -> each.part().equals(field)).findFirst();
            boolean within = pairs.stream().anyMatch(each -> each.version().equals(field));
            if (pair.isPresent()) {
                bars.add(withVersions(visit, pair.get(), now.get(field.name())));
            } else if (!within && field.kind() != FieldKind.FLAG && !field.many()) {
                bars.add(Bars.of(visit, field, now.get(field.name()), MOST_VALUES));
            }
        }
        model.put("bars", bars);
        model.put("flags", Flags.of(cards, now));
        model.put(
                "flagsOf",
                Words.instances(
                        now.isEmpty() ? 0 : now.values().iterator().next().active()));
        model.put("flagsCsv", Links.csv(visit, "flags"));
        model.put(
                "names",
                cards.stream()
                        .filter(Field::many)
                        .map(field -> Bars.of(visit, field, now.get(field.name()), MOST_NAMES))
                        .toList());
    }

    private Bars withVersions(Visit visit, Pair pair, Distribution now) {
        var versions = distributions.versionsOf(visit.product(), pair.part(), pair.version(), visit.today());
        return Bars.of(visit, pair, now, versions, MOST_VALUES);
    }

    private Distribution together(Visit visit, Pair pair) {
        return distributions.together(visit.product(), pair.part(), pair.version(), visit.today());
    }

    private List<Chart> charts(Visit visit, List<Field> fields, Range range) {
        var over = distributions.points(visit.product(), fields, range, MOST_POINTS);
        return fields.stream()
                .map(field -> Charts.field(visit, field, over.get(field.name())))
                .toList();
    }

    /** Without versions of parts, which over time would mix the parts. */
    private static List<Field> alone(List<Field> fields) {
        List<Field> versions = Pair.among(fields).stream().map(Pair::version).toList();
        return fields.stream().filter(field -> !versions.contains(field)).toList();
    }

    private static List<Field> reported(List<Field> fields, Map<String, Distribution> now) {
        return fields.stream()
                .filter(field -> now.get(field.name()).reported() > 0)
                .toList();
    }

    private List<Field> fields(Visit visit) {
        Vocabulary vocabulary = products.vocabulary(visit.product());
        List<Field> fields = new ArrayList<>(vocabulary.group(FieldGroup.ENVIRONMENT));
        fields.addAll(vocabulary.group(FieldGroup.PLUGINS));
        fields.removeIf(field -> !field.kind().counted());
        return fields;
    }

    /** The most frequent value of the first choices: "operating system Linux (92 % of 1,204 that report it)". */
    private static String headline(List<Field> fields, Map<String, Distribution> now) {
        return Words.list(fields.stream()
                .filter(field -> field.kind() == FieldKind.CHOICE
                        && now.get(field.name()).reported() > 0)
                .limit(IN_HEADLINE)
                .map(field -> Words.lower(field.title()) + " " + mostFrequent(field, now.get(field.name())))
                .toList());
    }

    /** Several where as many report each of them. */
    private static String mostFrequent(Field field, Distribution now) {
        int most = now.shares().stream().mapToInt(Share::instances).max().orElseThrow();
        List<Share> tied =
                now.shares().stream().filter(share -> share.instances() == most).toList();
        List<String> names = tied.stream()
                .limit(MOST_TIED)
                .map(share -> ValueNames.of(field, share.value()))
                .toList();
        String all = tied.size() > MOST_TIED
                ? Numbers.count(tied.size()) + " different ones, each"
                : Words.list(names) + (tied.size() > 1 ? ", each" : "");
        String share = Numbers.percent(tied.get(0).share()) + " " + Denominator.brief(now);
        return tied.size() > 1 ? all + " " + share : all + " (" + share + ")";
    }
}
