package rollcall.pages.product;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.IgnoredFields;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Shown;
import rollcall.pages.chart.Bars;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.Comparing;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.FieldCsv;
import rollcall.pages.chart.Flags;
import rollcall.pages.chart.Overflow;
import rollcall.pages.chart.PairedField;
import rollcall.pages.chart.Ranges;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;
import rollcall.product.Products;

/** Shows the environment that instances run in. */
public final class EnvironmentPage {
    private static final int MOST_VALUES = 10;
    private static final int MOST_NAMES = 20;
    private static final int MOST_POINTS = 54;

    private final Questions questions;
    private final Products products;
    private final ChartNotes chartNotes;
    private final IgnoredFields ignoredFields;

    public EnvironmentPage(Questions questions, Products products, ChartNotes chartNotes, IgnoredFields ignoredFields) {
        this.questions = questions;
        this.products = products;
        this.chartNotes = chartNotes;
        this.ignoredFields = ignoredFields;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofComparedRange(
                        Parameter.oneOf("view", List.of("now", "time")),
                        Shown.parameter(pageRequest ->
                                fields(pageRequest).stream().map(Field::name).toList()))
                .with(new FilterParameters(products)::of);
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return parameters().and(Parameter.oneOf("of", this::files));
    }

    /** Each field of the environment and the plugins: their present values, or with {@code view=time} their values over time. */
    public Page show(PageRequest pageRequest) {
        return ignoredFields.on(page(pageRequest), pageRequest, IgnoredFields.ENVIRONMENT);
    }

    private Page page(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        LocalDate firstDay = population.firstDay();
        if (firstDay == null) {
            return EmptyPage.page(Messages.get("environment.title"), Messages.get("environment.will"));
        }
        boolean overTime = "time".equals(pageRequest.query().get("view"));
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), firstDay);
        Comparing comparing = Comparing.of(pageRequest, range, firstDay);
        List<Field> fields = fields(pageRequest);
        Map<String, Distribution> now = Distributions.now(population, Dimension.of(fields));
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("environment.title"));
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        InstanceLinks links = new InstanceLinks(pageRequest, vocabulary, population);
        FilterBar.put(model, pageRequest, vocabulary, population);
        model.put("range", range.name());
        model.put(
                "ranges",
                overTime
                        ? Ranges.of(pageRequest, range, firstDay, Messages.get("environment.only-charts"))
                                .with(comparing)
                        : null);
        model.put("permitted", !fields.isEmpty());
        model.put("reported", !reported(fields, now).isEmpty());
        model.put("headline", EnvironmentHeadline.of(fields, now));
        model.put("overflow", Overflow.of(fields, now));
        model.put("views", views(pageRequest, overTime));
        if (overTime) {
            model.put("charts", charts(population, comparing, alone(reported(fields, now)), links));
        } else {
            putNow(model, pageRequest, population, fields, now, links);
        }
        return new Page("environment", model);
    }

    private static List<Links.Choice> views(PageRequest pageRequest, boolean overTime) {
        return List.of(
                Links.choice(pageRequest, "view", "now", Messages.get("environment.now"), !overTime),
                Links.choice(pageRequest, "view", "time", Messages.get("environment.over-time"), overTime));
    }

    /**
     * The CSV file that {@code of=} names: {@code name} for a field's present values, {@code name.days} for its days, {@code part.version}
     * for the names of a pair, and {@code flags} for all flags.
     */
    public CsvFile csv(PageRequest pageRequest) {
        List<Field> fields = fields(pageRequest);
        Population population = questions.of(pageRequest);
        String of = pageRequest.query().getOrDefault("of", "");
        if (of.equals("flags")) {
            return CsvFile.latest(
                    pageRequest,
                    "environment-flags",
                    Flags.csv(fields, Distributions.now(population, Dimension.of(fields))));
        }
        Optional<PairedField> pair = PairedField.among(fields).stream()
                .filter(each -> each.together().name().equals(of))
                .findFirst();
        return pair.map(both -> CsvFile.latest(
                        pageRequest,
                        "environment-" + of.replace(' ', '+'),
                        ChartCsv.distribution(together(population, both))))
                .orElseGet(() -> FieldCsv.of(pageRequest, "environment", fields, questions::of, chartNotes));
    }

    private List<String> files(PageRequest pageRequest) {
        List<Field> fields = fields(pageRequest);
        List<String> names = new ArrayList<>(FieldCsv.names(fields));
        PairedField.among(fields).forEach(pair -> names.add(pair.together().name()));
        names.add("flags");
        return names;
    }

    private static void putNow(
            Map<String, Object> model,
            PageRequest pageRequest,
            Population population,
            List<Field> fields,
            Map<String, Distribution> now,
            InstanceLinks links) {
        List<Field> cards = reported(fields, now);
        List<PairedField> pairs = PairedField.among(cards);
        List<Bars> bars = new ArrayList<>();
        for (Field field : cards) {
            Optional<PairedField> pair =
                    pairs.stream().filter(each -> each.part().equals(field)).findFirst();
            boolean within = pairs.stream().anyMatch(each -> each.version().equals(field));
            if (pair.isPresent()) {
                bars.add(withVersions(pageRequest, population, pair.get(), now.get(field.name()), links));
            } else if (!within && field.kind() != FieldKind.FLAG && !field.many()) {
                bars.add(Bars.of(pageRequest, field, now.get(field.name()), MOST_VALUES, links));
            }
        }
        model.put("bars", bars);
        model.put("flags", Flags.of(cards, now, links));
        model.put(
                "flagsOf",
                Phrases.instances(
                        now.isEmpty() ? 0 : now.values().iterator().next().active()));
        model.put("flagsCsv", Links.csv(pageRequest, "flags"));
        model.put(
                "names",
                cards.stream()
                        .filter(Field::many)
                        .map(field -> Bars.of(pageRequest, field, now.get(field.name()), MOST_NAMES, links))
                        .toList());
    }

    private static Bars withVersions(
            PageRequest pageRequest,
            Population population,
            PairedField pairedField,
            Distribution now,
            InstanceLinks links) {
        var versions = Distributions.versionsOf(
                population, Dimension.of(pairedField.part()), Dimension.of(pairedField.version()));
        return Bars.of(pageRequest, pairedField, now, versions, MOST_VALUES, links);
    }

    private static Distribution together(Population population, PairedField pairedField) {
        return Distributions.together(
                population, Dimension.of(pairedField.part()), Dimension.of(pairedField.version()));
    }

    private List<Chart> charts(Population population, Comparing comparing, List<Field> fields, InstanceLinks links) {
        Optional<Population> earlier = comparing.earlier(() -> questions.of(comparing.asked()));
        ChartNotes.Notes notes = chartNotes.of(comparing.pageRequest(), comparing.range());
        return fields.stream()
                .map(field -> notes.on(Charts.field(population, earlier, field, comparing, MOST_POINTS, links)))
                .toList();
    }

    /** The fields without the version fields of pairs: over time, a version field would mix the versions of different parts. */
    private static List<Field> alone(List<Field> fields) {
        List<Field> versions =
                PairedField.among(fields).stream().map(PairedField::version).toList();
        return fields.stream().filter(field -> !versions.contains(field)).toList();
    }

    private static List<Field> reported(List<Field> fields, Map<String, Distribution> now) {
        return fields.stream()
                .filter(field -> now.get(field.name()).reported() > 0)
                .toList();
    }

    private List<Field> fields(PageRequest pageRequest) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        List<Field> fields = new ArrayList<>(vocabulary.group(FieldGroup.ENVIRONMENT));
        fields.addAll(vocabulary.group(FieldGroup.PLUGINS));
        fields.removeIf(field -> !field.kind().tellsApart());
        return fields;
    }
}
