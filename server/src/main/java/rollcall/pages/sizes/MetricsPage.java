package rollcall.pages.sizes;

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
import rollcall.analysis.trends.Share;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
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
import rollcall.pages.chart.Denominator;
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
import rollcall.pages.text.ValueNames;
import rollcall.product.Products;

/** Shows how big the instances are, by their metrics. */
public final class MetricsPage {

    /** The most points of a chart. Sizes change slowly: over some months, one point a week shows as much as one point a day. */
    private static final int MOST_POINTS = 54;

    private static final int MOST_VALUES = 20;
    private static final int IN_HEADLINE = 3;

    private final Questions questions;
    private final Products products;
    private final ChartNotes chartNotes;

    public MetricsPage(Questions questions, Products products, ChartNotes chartNotes) {
        this.questions = questions;
        this.products = products;
        this.chartNotes = chartNotes;
    }

    /**
     * A metric on the page.
     *
     * @param now the present distribution of its values
     * @param over the distribution over time
     */
    public record Metric(Bars now, Chart over) {}

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofComparedRange(Shown.parameter(pageRequest ->
                        fields(pageRequest).stream().map(Field::name).toList()))
                .with(new FilterParameters(products)::of);
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return parameters().and(Parameter.oneOf("of", pageRequest -> FieldCsv.names(fields(pageRequest))));
    }

    /** Each metric, now and over time. */
    public Page show(PageRequest pageRequest) {
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
        ChartNotes.Notes notes = chartNotes.of(pageRequest, range);
        Optional<Population> earlier = comparing.earlier(() -> questions.of(comparing.asked()));
        InstanceLinks links = new InstanceLinks(pageRequest, products.vocabulary(pageRequest.product()), population);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("metrics.title"));
        FilterBar.put(model, pageRequest, products.vocabulary(pageRequest.product()), population);
        model.put(
                "ranges",
                Ranges.of(pageRequest, range, firstDay, Messages.get("metrics.only-charts"))
                        .with(comparing));
        model.put("range", range.name());
        model.put("permitted", !fields.isEmpty());
        model.put("medians", medians(reported, now));
        model.put(
                "metrics",
                reported.stream()
                        .map(field -> new Metric(
                                Bars.of(pageRequest, field, now.get(field.name()), MOST_VALUES, links),
                                notes.on(Charts.field(population, earlier, field, comparing, MOST_POINTS, links))))
                        .toList());
        model.put("silent", Phrases.list(silent(fields, reported)));
        return new Page("metrics", model);
    }

    /**
     * The CSV file of a metric: {@code of=name} for its present values, {@code of=name.days} for its days.
     */
    public CsvFile csv(PageRequest pageRequest) {
        return FieldCsv.of(pageRequest, "metrics", fields(pageRequest), questions::of, chartNotes);
    }

    private List<Field> fields(PageRequest pageRequest) {
        return products.vocabulary(pageRequest.product()).group(FieldGroup.METRICS).stream()
                .filter(field -> field.kind().counted())
                .toList();
    }

    /**
     * The range of the median instance for each of the first 3 metrics, and how many report the metric: "11–50 events (of 18 that report
     * it)".
     */
    private static Markup medians(List<Field> fields, Map<String, Distribution> now) {
        List<Markup> medians = new ArrayList<>();
        for (Field field : fields) {
            if (field.kind() == FieldKind.BUCKET && medians.size() < IN_HEADLINE) {
                Distribution of = now.get(field.name());
                medians.add(Markup.of(
                        "metrics.median-of_html",
                        median(of),
                        Phrases.lower(FieldWords.title(field)),
                        Denominator.brief(of)));
            }
        }
        return Markup.list(medians);
    }

    /** The range of the median instance. An even number of instances has two in the middle, which may be in two ranges. */
    private static String median(Distribution now) {
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

    private static List<String> silent(List<Field> fields, List<Field> reported) {
        return fields.stream()
                .filter(field -> !reported.contains(field))
                .map(FieldWords::title)
                .toList();
    }
}
