package rollcall.pages.reach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.population.Population;
import rollcall.analysis.reach.InReach;
import rollcall.analysis.reach.Leaving;
import rollcall.analysis.reach.Outlook;
import rollcall.analysis.reach.ReachTrend;
import rollcall.analysis.reach.VersionSet;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Trend;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Shown;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.Ranges;
import rollcall.pages.filter.AskedVersions;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.product.Products;
import rollcall.report.UtcDay;

/** Shows how many instances some versions reach, how fast they become fewer, when nine of ten are past it, and who would have left anyway. */
public final class ReachPage {
    private static final int LONGEST = 2_000;
    private static final String OF_VERSIONS = "versions";

    private final Questions questions;
    private final Products products;
    private final ChartNotes chartNotes;
    private final WrittenVersions writtenVersions;

    public ReachPage(Questions questions, Products products, ChartNotes chartNotes, WrittenVersions writtenVersions) {
        this.questions = questions;
        this.products = products;
        this.chartNotes = chartNotes;
        this.writtenVersions = writtenVersions;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofRange(
                        Parameter.oneOf(ReachQuestion.FIELD, this::fields),
                        versions(),
                        since(),
                        writtenVersions.advisory(),
                        writtenVersions.line(),
                        Shown.parameter(pageRequest -> List.of(ReachVersions.NAME)))
                .with(new FilterParameters(products)::of);
    }

    /** What its CSV files take. */
    public PageParameters csvParameters() {
        return parameters().and(Parameter.oneOf("of", List.of(OF_VERSIONS, "days")));
    }

    private static Parameter versions() {
        Parameter text = Parameter.matching(
                ReachQuestion.VERSIONS,
                value -> value.length() <= LONGEST
                        && AskedVersions.split(value).stream().allMatch(AskedVersions::isOne),
                "It names no versions.",
                AskedVersions.PERMITTED);
        return new Parameter(text.name(), text.check(), true, false);
    }

    private static Parameter since() {
        return Parameter.checked(
                LeavingDays.SINCE,
                (pageRequest, value) -> UtcDay.of(value)
                        .filter(day -> day.isBefore(pageRequest.today()) && !day.isBefore(UtcDay.EARLIEST))
                        .isPresent(),
                "It is no day that is over.",
                "a UTC day before today as year, month and day: 2026-11-20");
    }

    private List<String> fields(PageRequest pageRequest) {
        return ReachQuestion.fields(products.vocabulary(pageRequest.product())).stream()
                .map(Field::name)
                .toList();
    }

    /** Sentences, a chart, the versions in reach, and what became of those that were in reach. */
    public Page show(PageRequest pageRequest) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        LocalDate firstDay = questions.of(pageRequest).firstDay();
        if (firstDay == null || ReachQuestion.fields(vocabulary).isEmpty()) {
            return EmptyPage.page(Messages.get("reach.title"), Messages.get("reach.will"));
        }
        WrittenVersions.Written written = writtenVersions.of(pageRequest);
        ReachQuestion question = question(pageRequest, written);
        Population everyone = questions.of(question.filter());
        Range range = range(pageRequest, everyone);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("reach.title"));
        FilterBar.put(model, question.filter(), vocabulary, everyone);
        model.put("ranges", Ranges.of(pageRequest, range, firstDay, Messages.get("reach.not-these-days")));
        model.put("range", range.name());
        model.put("question", ReachForm.of(question, vocabulary));
        model.put("about", written == null ? null : written.words());
        if (question.asked() == null) {
            model.put("headline", Markup.ofText(Messages.get("reach.no-release")));
        } else {
            putAnswer(model, pageRequest, new Answered(question, everyone, range, firstDay, written));
        }
        return new Page("reach", model);
    }

    private ReachQuestion question(PageRequest pageRequest, WrittenVersions.@Nullable Written written) {
        return ReachQuestion.of(
                pageRequest,
                products.vocabulary(pageRequest.product()),
                questions,
                written == null ? null : written.versions());
    }

    /** What the page is about. */
    private record Answered(
            ReachQuestion question,
            Population everyone,
            Range range,
            LocalDate firstDay,
            WrittenVersions.@Nullable Written written) {
        VersionSet asked() {
            return question.versions();
        }
    }

    private void putAnswer(Map<String, Object> model, PageRequest pageRequest, Answered answered) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        ReachLinks links = new ReachLinks(answered.question, vocabulary, answered.everyone);
        InReach now = InReach.now(answered.everyone, answered.asked());
        Outlook outlook = Outlook.of(answered.everyone, answered.asked(), now);
        model.put("headline", ReachWords.headline(answered.question.asked(), now));
        model.put("outlook", ReachWords.outlook(outlook));
        model.put("method", ReachWords.method(outlook));
        model.put("usual", answered.question.usual());
        if (now.instances() > 0) {
            model.put("versions", ReachVersions.of(pageRequest, now, links));
            model.put("versionsOf", Messages.get("reach.versions-of", now.instances()));
            model.put("versionsCsv", Links.csv(pageRequest, OF_VERSIONS));
        }
        Trend points = points(answered);
        if (ReachChart.isDrawn(points)) {
            model.put(
                    "chart",
                    notes(pageRequest, answered.range, answered.written)
                            .on(ReachChart.of(pageRequest, answered.question, points, links)));
        }
        model.put("leaving", leaving(answered, links));
    }

    private static @Nullable LeavingCard leaving(Answered answered, ReachLinks links) {
        LeavingDays days = LeavingDays.of(answered.question.filter(), answered.firstDay);
        if (days == null) {
            return null;
        }
        Leaving after = Leaving.between(answered.everyone, answered.asked(), days.from(), days.to());
        Leaving before = days.before() == null
                ? null
                : Leaving.between(answered.everyone, answered.asked(), days.before(), days.from());
        return LeavingCard.of(after, before, links);
    }

    /** The points of the chart as a file, or with {@code of=versions} the versions in reach. */
    public CsvFile csv(PageRequest pageRequest) {
        WrittenVersions.Written written = writtenVersions.of(pageRequest);
        ReachQuestion question = question(pageRequest, written);
        Population everyone = questions.of(question.filter());
        Range range = range(pageRequest, everyone);
        if (question.asked() == null) {
            return CsvFile.over(range, "reach", new ArrayList<>(List.of(List.of("day"))));
        }
        return OF_VERSIONS.equals(pageRequest.query().get("of"))
                ? CsvFile.latest(
                        pageRequest, "reach-versions", ReachCsv.versions(InReach.now(everyone, question.versions())))
                : notes(pageRequest, range, written)
                        .in(ReachCsv.points(
                                range, points(new Answered(question, everyone, range, range.from(), written))));
    }

    /** With the day of the advisory. */
    private ChartNotes.Notes notes(PageRequest pageRequest, Range range, WrittenVersions.@Nullable Written written) {
        ChartNotes.Notes notes = chartNotes.of(pageRequest, range);
        return written == null || written.published() == null ? notes : notes.with(written.published(), written.name());
    }

    private static Trend points(Answered answered) {
        return ReachTrend.points(answered.everyone, answered.asked(), answered.range, Charts.MOST_POINTS);
    }

    private static Range range(PageRequest pageRequest, Population population) {
        return Range.of(pageRequest.query().get("range"), pageRequest.today(), population.firstDay());
    }
}
