package rollcall.pages.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.events.Funnels.Step;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.filter.SenderLinks;
import rollcall.pages.text.Numbers;

/**
 * The steps of a funnel as rows of a table and of a file.
 *
 * @param steps in order
 * @param earlier the same steps in the earlier days; empty if there is nothing to compare with
 */
record FunnelRows(EventQuestion question, List<Step> steps, Optional<EarlierSteps> earlier) {
    private static final String NONE = "–";

    /**
     * A step as a row of the table.
     *
     * @param href the link to the event's page; null if no such event was kept
     * @param list the link to the instances that reached the step; null if there is none
     * @param dropOff how many instances reached the step before and not this one, written out; a dash for the first step
     * @param dropOffList the link to these; null if there is none
     * @param width the width of the bar, in percent of the first step
     * @param ofFirst the share of the first step, written out; a dash if no instance reached the first step
     * @param ofPrevious the share of the previous step, written out; a dash for the first step, and if no instance reached the previous
     *     step
     * @param earlier the same step in the earlier days; null if the page does not compare
     */
    record Row(
            int number,
            String event,
            @Nullable String href,
            String instances,
            @Nullable String list,
            String dropOff,
            @Nullable String dropOffList,
            String width,
            String ofFirst,
            String ofPrevious,
            @Nullable Earlier earlier) {}

    /** The steps in the earlier days, with links to their instances. */
    record EarlierSteps(List<Step> steps, SenderLinks lists) {}

    /** A step in the earlier days, written out. */
    record Earlier(String instances, @Nullable String list, String ofFirst) {}

    /** @param unknown the names of events that were never kept */
    List<Row> of(List<String> unknown) {
        List<String> names = steps.stream().map(Step::event).toList();
        List<Row> rows = new ArrayList<>();
        for (Step step : steps) {
            int place = rows.size();
            rows.add(new Row(
                    place + 1,
                    step.event(),
                    unknown.contains(step.event()) ? null : question.links().event(step.event()),
                    Numbers.count(step.instances()),
                    question.lists().reached(names.subList(0, place + 1)),
                    place == 0 ? NONE : Numbers.count(dropOff(steps, place)),
                    place == 0 ? null : question.lists().dropOff(names.subList(0, place), step.event()),
                    Numbers.width(step.ofFirst()),
                    ofFirst(steps, place),
                    ofPrevious(place),
                    earlier.map(before -> earlier(before, names, place)).orElse(null)));
        }
        return rows;
    }

    private static Earlier earlier(EarlierSteps before, List<String> names, int place) {
        return new Earlier(
                Numbers.count(before.steps().get(place).instances()),
                before.lists().reached(names.subList(0, place + 1)),
                ofFirst(before.steps(), place));
    }

    private static int dropOff(List<Step> steps, int place) {
        return steps.get(place - 1).instances() - steps.get(place).instances();
    }

    private static String ofFirst(List<Step> steps, int place) {
        return steps.get(0).instances() == 0
                ? NONE
                : Numbers.percent(steps.get(place).ofFirst());
    }

    private String ofPrevious(int place) {
        return place == 0 || steps.get(place - 1).instances() == 0
                ? NONE
                : Numbers.percent(steps.get(place).ofPrevious());
    }

    /** The head of the file. */
    static List<String> head(EventQuestion question) {
        List<String> head = new ArrayList<>(
                List.of("step", "event", "instances", "share_of_first", "share_of_previous", "drop_off"));
        if (question.comparing().comparison() != null) {
            String suffix = question.comparing().suffix();
            head.addAll(List.of("instances" + suffix, "share_of_first" + suffix, "share_of_previous" + suffix));
        }
        return head;
    }

    /** The steps as rows of the file, with exact numbers. */
    List<List<String>> ofFile() {
        List<List<String>> rows = new ArrayList<>();
        for (Step step : steps) {
            int place = rows.size();
            List<String> row = new ArrayList<>(List.of(String.valueOf(place + 1), step.event()));
            row.addAll(cells(step));
            row.add(place == 0 ? "" : ChartCsv.cell(dropOff(steps, place)));
            if (question.comparing().comparison() != null) {
                row.addAll(
                        earlier.map(before -> cells(before.steps().get(place))).orElse(List.of("", "", "")));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(Step step) {
        return List.of(
                ChartCsv.cell(step.instances()), ChartCsv.ratio(step.ofFirst()), ChartCsv.ratio(step.ofPrevious()));
    }
}
