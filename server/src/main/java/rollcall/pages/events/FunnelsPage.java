package rollcall.pages.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.events.Funnels;
import rollcall.analysis.events.NameSearch;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Query;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Ranges;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.product.Products;
import rollcall.report.Product;

/** Shows how far instances get through a sequence of events. The URL contains the whole question: {@code ?steps=a&steps=b&range=30}. */
public final class FunnelsPage {
    private static final int LONGEST_NAME = 300;

    /** The most events that are offered as the next step. */
    private static final int MOST_NAMES = 40;

    private static final String FIND = "find";

    private final Funnels funnels;
    private final EventUse uses;
    private final Questions questions;
    private final Products products;

    public FunnelsPage(Funnels funnels, EventUse uses, Questions questions, Products products) {
        this.funnels = funnels;
        this.uses = uses;
        this.questions = questions;
        this.products = products;
    }

    /** What the page and its CSV file take in their URLs. */
    public PageParameters parameters() {
        return PageParameters.ofComparedRange(
                        Parameter.texts("steps", LONGEST_NAME), Parameter.text(FIND, LONGEST_NAME))
                .with(new FilterParameters(products)::of);
    }

    /**
     * The form, the funnels of the product's vocabulary, and the funnel that was asked for. Before the first event, a page that explains how to
     * send events.
     *
     * @param asked the event names in order; blank names are ignored
     */
    public Page show(PageRequest pageRequest, List<String> asked) {
        if (uses.firstDay(pageRequest.product()) == null) {
            return NoEvents.page("funnels.title", products.vocabulary(pageRequest.product()));
        }
        EventQuestion question = question(pageRequest);
        FunnelSteps steps = FunnelSteps.of(asked);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("funnels.title"));
        question.put(model);
        model.put(
                "ranges",
                Ranges.of(pageRequest, question.range(), question.comparing().firstDay(), "")
                        .with(question.comparing()));
        model.put("views", question.links().views(false));
        model.put("chips", steps.chips(question.links()));
        putNames(model, question, steps);
        model.put("problem", steps.problem());
        model.put("shipped", shipped(question, steps.names()));
        if (steps.complete()) {
            model.put("repeated", steps.repeated());
            putAnswer(model, question, steps.names());
        }
        return new Page("funnels", model);
    }

    /** The events that were received in these days and have the text in their names that the URL looks for: the next step is one of them. */
    private void putNames(Map<String, Object> model, EventQuestion question, FunnelSteps steps) {
        String find = question.pageRequest().query().getOrDefault(FIND, "").strip();
        List<String> found = uses.received(question.senders(), NameSearch.containing(find));
        List<FunnelSteps.Next> next = steps.next(question.links(), found);
        List<FunnelSteps.Next> shown = next.subList(0, Math.min(MOST_NAMES, next.size()));
        model.put("hasRoom", steps.hasRoom());
        model.put("find", find);
        model.put("kept", Query.each(Links.kept(question.pageRequest(), FIND)));
        model.put("next", shown);
        model.put(
                "found",
                next.size() > shown.size()
                        ? Messages.get("funnels.found-first", next.size(), shown.size())
                        : Messages.get("funnels.found", next.size()));
    }

    /** The steps as a CSV file with exact numbers. It has only a head if the steps make no funnel. */
    public CsvFile csv(PageRequest pageRequest, List<String> asked) {
        EventQuestion question = question(pageRequest);
        FunnelSteps steps = FunnelSteps.of(asked);
        List<List<String>> rows = new ArrayList<>(List.of(FunnelRows.head(question)));
        if (steps.complete()) {
            rows.addAll(rows(question, steps.names()).ofFile());
        }
        String all = CsvFile.checksum(String.join("\n", steps.names()));
        return CsvFile.over(question.range(), "funnel-of-" + steps.names().size() + "-steps-" + all, rows);
    }

    private FunnelRows rows(EventQuestion question, List<String> names) {
        return new FunnelRows(
                question,
                answer(question, names),
                question.earlier().map(before -> new FunnelRows.EarlierSteps(answer(before, names), before.lists())));
    }

    private static final long BYTES_OF_A_STEP = 150;

    private record FunnelAsked(List<String> steps) {}

    private List<Funnels.Step> answer(EventQuestion question, List<String> names) {
        return question.answer(
                new FunnelAsked(names),
                steps -> BYTES_OF_A_STEP * steps.size(),
                () -> funnels.answer(question.senders(), names));
    }

    private void putAnswer(Map<String, Object> model, EventQuestion question, List<String> names) {
        FunnelRows rows = rows(question, names);
        Funnels.Step first = rows.steps().get(0);
        Funnels.Step last = rows.steps().get(names.size() - 1);
        List<String> unknown = uses.unknown(question.pageRequest().product(), names);
        model.put("unknown", unknown);
        model.put("began", first.instances());
        model.put("first", first.event());
        model.put("last", last.event());
        model.put("arrived", last.instances());
        model.put("share", first.instances() == 0 ? null : Numbers.percent(last.ofFirst()));
        model.put(
                "before", rows.earlier().isEmpty() ? null : question.comparing().words());
        model.put("rows", rows.of(unknown));
        model.put("csv", question.links().funnelCsv(names));
    }

    private List<FunnelSteps.Shipped> shipped(EventQuestion question, List<String> names) {
        return FunnelSteps.shipped(question.links(), question.vocabulary().events(), names);
    }

    private EventQuestion question(PageRequest pageRequest) {
        Product product = pageRequest.product();
        return EventQuestion.of(pageRequest, questions, products.vocabulary(product), uses.firstDay(product));
    }
}
