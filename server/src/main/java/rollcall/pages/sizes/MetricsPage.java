package rollcall.pages.sizes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.IgnoredFields;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Shown;
import rollcall.pages.chart.Bars;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.Comparing;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.FieldCsv;
import rollcall.pages.chart.Ranges;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;
import rollcall.product.Products;

/** Shows how big the instances are: one metric large, with what its ranges differ in and how instances move between them, all others small. */
public final class MetricsPage {
    /** The most points of a chart. Sizes change slowly: over some months, one point a week shows as much as one point a day. */
    private static final int MOST_POINTS = 54;

    private static final int MOST_VALUES = 20;
    private static final int IN_HEADLINE = 3;

    private final Questions questions;
    private final Products products;
    private final VersionAdoption versionAdoption;
    private final ChartNotes chartNotes;
    private final IgnoredFields ignoredFields;

    public MetricsPage(
            Questions questions,
            Products products,
            VersionAdoption versionAdoption,
            ChartNotes chartNotes,
            IgnoredFields ignoredFields) {
        this.questions = questions;
        this.products = products;
        this.versionAdoption = versionAdoption;
        this.chartNotes = chartNotes;
        this.ignoredFields = ignoredFields;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        List<Parameter> own = new ArrayList<>(AgainstQuestion.parameters(products));
        own.add(Parameter.oneOf(SizeQuestion.FIELD, this::names));
        own.add(Shown.parameter(this::names));
        return PageParameters.ofComparedRange(own.toArray(Parameter[]::new)).with(new FilterParameters(products)::of);
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return parameters().and(Parameter.oneOf("of", pageRequest -> {
            List<String> names = new ArrayList<>(FieldCsv.names(fields(pageRequest)));
            names.addAll(SizesCsv.names(fields(pageRequest)));
            return names;
        }));
    }

    /** One metric now, over time, against another field and from day to day; the others small. */
    public Page show(PageRequest pageRequest) {
        return ignoredFields.on(page(pageRequest), pageRequest, IgnoredFields.METRICS);
    }

    private Page page(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        LocalDate firstDay = population.firstDay();
        if (firstDay == null) {
            return EmptyPage.page(Messages.get("metrics.title"), Messages.get("metrics.will"));
        }
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), firstDay);
        Comparing comparing = Comparing.of(pageRequest, range, firstDay);
        List<Field> fields = fields(pageRequest);
        Map<String, Distribution> now = Distributions.now(population, Dimension.of(fields));
        List<Field> reported = fields.stream()
                .filter(field -> now.get(field.name()).reported() > 0)
                .toList();
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("metrics.title"));
        FilterBar.put(model, pageRequest, vocabulary, population);
        model.put(
                "ranges",
                Ranges.of(pageRequest, range, firstDay, Messages.get("metrics.only-charts"))
                        .with(comparing));
        model.put("range", range.name());
        model.put("permitted", !fields.isEmpty());
        model.put("silent", Phrases.list(silent(fields, reported)));
        Optional<Field> large = large(pageRequest, fields, reported, now);
        model.put("headline", headline(large, reported, now));
        large.filter(reported::contains)
                .ifPresent(field -> putLarge(
                        model,
                        new SizeQuestion(pageRequest, vocabulary, population, field, range, firstDay),
                        now.get(field.name()),
                        comparing));
        model.put(
                "others",
                reported.stream()
                        .filter(field -> !large.equals(Optional.of(field)))
                        .map(field -> SmallMetric.of(pageRequest, field, now.get(field.name())))
                        .toList());
        return new Page("metrics", model);
    }

    private void putLarge(Map<String, Object> model, SizeQuestion question, Distribution now, Comparing comparing) {
        Field field = question.field();
        InstanceLinks links = new InstanceLinks(question.pageRequest(), question.vocabulary(), question.population());
        Optional<Population> earlier = comparing.earlier(() -> questions.of(comparing.asked()));
        Chart over = Charts.field(question.population(), earlier, field, comparing, MOST_POINTS, links);
        model.put("now", Bars.of(question.pageRequest(), field, now, MOST_VALUES, links));
        model.put(
                "over", chartNotes.of(question.pageRequest(), question.range()).on(over));
        if (question.hasRanges()) {
            AgainstQuestion.of(question)
                    .ifPresent(against -> model.put("against", AgainstCard.of(question, against, versionAdoption)));
            model.put("moves", MovesCard.of(question));
        }
    }

    /** The metric that the URL names, or the one that most instances report; empty if nobody reports any. */
    private static Optional<Field> large(
            PageRequest pageRequest, List<Field> fields, List<Field> reported, Map<String, Distribution> now) {
        String named = pageRequest.query().get(SizeQuestion.FIELD);
        return named == null
                ? reported.stream()
                        .max(Comparator.comparingInt(
                                        (Field field) -> now.get(field.name()).reported())
                                .thenComparing(field -> -reported.indexOf(field)))
                : fields.stream().filter(field -> field.name().equals(named)).findFirst();
    }

    /** About the large metric first. */
    private static Markup headline(Optional<Field> large, List<Field> reported, Map<String, Distribution> now) {
        if (large.isEmpty()) {
            return Markup.ofText(Messages.get("metrics.no-instance-has-reported"));
        }
        Field field = large.get();
        if (!reported.contains(field)) {
            return Markup.ofText(Messages.get("metrics.nobody-reports", FieldWords.title(field)));
        }
        if (field.kind() != FieldKind.BUCKET) {
            return Markup.ofText(FieldWords.title(field) + ": " + SmallMetric.mostCommon(field, now.get(field.name())));
        }
        List<Field> first = new ArrayList<>(List.of(field));
        reported.stream()
                .filter(each -> each.kind() == FieldKind.BUCKET && !each.equals(field))
                .limit(IN_HEADLINE - 1)
                .forEach(first::add);
        return Markup.of("metrics.in-the-latest-reports_html", Medians.sentence(first, now));
    }

    /**
     * The CSV file of a metric: {@code of=name} for its present values, {@code of=name.days} for its days, {@code of=name.against} for what
     * its ranges differ in, {@code of=name.moved} for who moved between them.
     */
    public CsvFile csv(PageRequest pageRequest) {
        List<Field> fields = fields(pageRequest);
        String of = pageRequest.query().getOrDefault("of", "");
        if (!SizesCsv.names(fields).contains(of)) {
            return FieldCsv.of(pageRequest, "metrics", fields, questions::of, chartNotes);
        }
        String name = of.substring(0, of.lastIndexOf('.'));
        Field field = fields.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        Population population = questions.of(pageRequest);
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), population.firstDay());
        SizeQuestion question = new SizeQuestion(
                pageRequest,
                products.vocabulary(pageRequest.product()),
                population,
                field,
                range,
                population.firstDay() == null ? range.from() : population.firstDay());
        return of.endsWith(SizesCsv.MOVED)
                ? SizesCsv.moved(question)
                : SizesCsv.against(question, AgainstQuestion.of(question).orElseThrow(), versionAdoption);
    }

    private List<Field> fields(PageRequest pageRequest) {
        return SizeQuestion.fields(products.vocabulary(pageRequest.product()));
    }

    private List<String> names(PageRequest pageRequest) {
        return fields(pageRequest).stream().map(Field::name).toList();
    }

    private static List<String> silent(List<Field> fields, List<Field> reported) {
        return fields.stream()
                .filter(field -> !reported.contains(field))
                .map(FieldWords::title)
                .toList();
    }
}
