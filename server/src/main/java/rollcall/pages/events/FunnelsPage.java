package rollcall.pages.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.events.Funnels;
import rollcall.analysis.time.Range;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.product.Products;

/** Shows how far instances get through a sequence of events. The URL contains the whole question: {@code ?steps=a&steps=b&range=30}. */
public final class FunnelsPage {
    private static final String TITLE = "How far do instances get in a funnel?";

    private static final int LONGEST_NAME = 300;

    /** What the page and its CSV file take in their URLs. */
    public static final PageParameters PARAMETERS = PageParameters.ofRange(Parameter.texts("steps", LONGEST_NAME));

    private final Funnels funnels;
    private final EventUse uses;
    private final Products products;

    public FunnelsPage(Funnels funnels, EventUse uses, Products products) {
        this.funnels = funnels;
        this.uses = uses;
        this.products = products;
    }

    /**
     * A step as a row of the table.
     *
     * @param href the link to the event's page; null if no such event was kept
     * @param width the width of the bar, in percent of the first step
     * @param ofFirst the share of the first step, written out; a dash if no instance reached the first step
     * @param ofPrevious the share of the previous step, written out; a dash for the first step, and if no instance reached the previous
     *     step
     */
    public record Row(
            int number, String event, String href, String instances, String width, String ofFirst, String ofPrevious) {}

    /**
     * The form, the funnels of the product's vocabulary, and the funnel that was asked for.
     *
     * @param asked the event names in order; blank names are ignored
     */
    public Page show(PageRequest pageRequest, List<String> asked) {
        Range range = range(pageRequest);
        FunnelSteps steps = FunnelSteps.of(asked);
        Map<String, Object> model = new HashMap<>();
        model.put("title", TITLE);
        model.put("range", range.name());
        model.put(
                "ranges", FunnelSteps.ranges(pageRequest, steps.names(), range, uses.firstDay(pageRequest.product())));
        model.put("views", EventLinks.views(pageRequest, false));
        model.put("inputs", steps.inputs());
        model.put("names", uses.names(pageRequest.product()));
        model.put("problem", steps.problem());
        model.put("shipped", shipped(pageRequest, steps.names(), range));
        if (steps.complete()) {
            model.put("repeated", steps.repeated());
            putAnswer(model, pageRequest, steps.names(), range);
        }
        return new Page("funnels", model);
    }

    /** The steps as a CSV file with exact numbers. It has only a head if the steps make no funnel. */
    public CsvFile csv(PageRequest pageRequest, List<String> asked) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("step", "event", "instances", "share_of_first", "share_of_previous"));
        FunnelSteps steps = FunnelSteps.of(asked);
        if (steps.complete()) {
            for (Funnels.Step step : funnels.answer(pageRequest.product(), steps.names(), range(pageRequest))) {
                rows.add(List.of(
                        ChartCsv.cell(rows.size()),
                        step.event(),
                        ChartCsv.cell(step.instances()),
                        ChartCsv.ratio(step.ofFirst()),
                        ChartCsv.ratio(step.ofPrevious())));
            }
        }
        String all = CsvFile.checksum(String.join("\n", steps.names()));
        return CsvFile.over(range(pageRequest), "funnel-of-" + steps.names().size() + "-steps-" + all, rows);
    }

    private void putAnswer(Map<String, Object> model, PageRequest pageRequest, List<String> names, Range range) {
        List<Funnels.Step> steps = funnels.answer(pageRequest.product(), names, range);
        Funnels.Step last = steps.get(steps.size() - 1);
        List<String> unknown = uses.unknown(pageRequest.product(), names);
        model.put("unknown", unknown);
        model.put("began", Phrases.instances(steps.get(0).instances()));
        model.put("first", steps.get(0).event());
        model.put("last", last.event());
        model.put("arrived", Numbers.count(last.instances()));
        model.put("share", steps.get(0).instances() == 0 ? null : Numbers.percent(last.ofFirst()));
        model.put("rows", rows(pageRequest, steps, unknown));
        model.put("csv", EventLinks.funnelCsv(pageRequest, names, range));
    }

    private static List<Row> rows(PageRequest pageRequest, List<Funnels.Step> steps, List<String> unknown) {
        List<Row> rows = new ArrayList<>();
        for (Funnels.Step step : steps) {
            rows.add(new Row(
                    rows.size() + 1,
                    step.event(),
                    unknown.contains(step.event()) ? null : EventLinks.event(pageRequest, step.event()),
                    Numbers.count(step.instances()),
                    Numbers.width(step.ofFirst()),
                    steps.get(0).instances() == 0 ? "–" : Numbers.percent(step.ofFirst()),
                    ofPrevious(steps, rows.size())));
        }
        return rows;
    }

    /** The share of the previous step; a dash for the first step, and if no instance reached the previous step. */
    private static String ofPrevious(List<Funnels.Step> steps, int step) {
        return step == 0 || steps.get(step - 1).instances() == 0
                ? "–"
                : Numbers.percent(steps.get(step).ofPrevious());
    }

    private List<FunnelSteps.Shipped> shipped(PageRequest pageRequest, List<String> names, Range range) {
        return FunnelSteps.shipped(
                pageRequest, products.vocabulary(pageRequest.product()).events().funnels(), names, range);
    }

    private Range range(PageRequest pageRequest) {
        return Range.of(pageRequest.query().get("range"), pageRequest.today(), uses.firstDay(pageRequest.product()));
    }
}
