package rollcall.pages.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rollcall.analysis.population.Population;
import rollcall.analysis.retention.CohortPeriod;
import rollcall.analysis.retention.Cohorts;
import rollcall.analysis.time.Range;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Shown;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.Ranges;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Messages;
import rollcall.product.Products;

/** Shows how many of the instances that were new in each week or month of a range are active in each one after, and who comes and leaves. */
public final class RetentionPage {
    /** Longer ranges are shown by months unless the URL says otherwise. */
    private static final int MOST_DAYS_BY_WEEK = 182;

    private final Questions questions;
    private final Products products;

    public RetentionPage(Questions questions, Products products) {
        this.questions = questions;
        this.products = products;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        List<Parameter> own = new ArrayList<>(MovementQuestion.parameters(products));
        own.add(Parameter.oneOf("by", CohortPeriod.codes()));
        own.add(Shown.parameter(pageRequest -> List.of(MovementTable.NAME)));
        return PageParameters.ofRange(own.toArray(Parameter[]::new)).with(new FilterParameters(products)::of);
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return parameters().and(Parameter.oneOf("of", List.of(MovementQuestion.FILE)));
    }

    /** A sentence, a grid with a row for each cohort, and who is new, returned and silent by a field. */
    public Page show(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        LocalDate firstDay = population.firstDay();
        if (firstDay == null) {
            return EmptyPage.page(Messages.get("retention.title"), Messages.get("retention.will"));
        }
        Range range = range(pageRequest, population);
        Cohorts retention = Cohorts.of(population, range, period(pageRequest, range));
        RetentionWords words = new RetentionWords(retention, range, firstDay, population.filter());
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("retention.title"));
        FilterBar.put(model, pageRequest, products.vocabulary(pageRequest.product()), population);
        model.put("ranges", Ranges.of(pageRequest, range, firstDay, ""));
        model.put("range", range.name());
        model.put("headline", words.headline());
        model.put("periods", periods(pageRequest, retention.period()));
        if (!retention.cohorts().isEmpty()) {
            model.put(
                    "grid",
                    CohortGrid.of(
                            retention,
                            new CohortLinks(pageRequest, products.vocabulary(pageRequest.product()), population)));
            model.put("notes", words.notes());
            model.put("csv", Links.csv(pageRequest));
        }
        MovementQuestion.of(pageRequest, products.vocabulary(pageRequest.product()), population)
                .put(model);
        return new Page("retention", model);
    }

    /** The cohorts as a file; with {@code of=} who is new, returned and silent. */
    public CsvFile csv(PageRequest pageRequest) {
        Population population = questions.of(pageRequest);
        if (pageRequest.query().containsKey("of")) {
            return MovementQuestion.of(pageRequest, products.vocabulary(pageRequest.product()), population)
                    .csv();
        }
        Range range = range(pageRequest, population);
        return RetentionCsv.file(range, Cohorts.of(population, range, period(pageRequest, range)));
    }

    private static Range range(PageRequest pageRequest, Population population) {
        return Range.of(pageRequest.query().get("range"), pageRequest.today(), population.firstDay());
    }

    private static CohortPeriod period(PageRequest pageRequest, Range range) {
        String usual = range.wholeDays() > MOST_DAYS_BY_WEEK ? CohortPeriod.MONTH.code() : CohortPeriod.WEEK.code();
        return CohortPeriod.valueOf(
                pageRequest.query().getOrDefault("by", usual).toUpperCase(Locale.ROOT));
    }

    private static List<Links.Choice> periods(PageRequest pageRequest, CohortPeriod shown) {
        return Arrays.stream(CohortPeriod.values())
                .map(period -> Links.choice(
                        pageRequest,
                        "by",
                        period.code(),
                        Messages.get("retention.by-" + period.code()),
                        period == shown))
                .toList();
    }
}
