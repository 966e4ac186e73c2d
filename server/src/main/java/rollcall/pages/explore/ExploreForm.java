package rollcall.pages.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.explore.ExploreQuestion.Numbering;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;

/**
 * The form in which the question is chosen.
 *
 * @param kept parameters that it sends along: the filter and the range
 * @param on the last day of the window; empty for today
 * @param yesterday the last day that can be chosen
 */
record ExploreForm(List<Map.Entry<String, String>> kept, List<Menu> menus, String on, String yesterday) {
    /** A select. */
    record Menu(String name, String title, List<Choice> choices) {}

    /** What can be chosen in it. */
    record Choice(String value, String title, boolean current) {}

    private static final List<String> OWN = List.of("rows", "columns", "window", "on", "show", "view");

    static ExploreForm of(PageRequest pageRequest, Vocabulary vocabulary, ExploreQuestion question) {
        Map<String, String> kept = new LinkedHashMap<>(pageRequest.query());
        kept.keySet().removeAll(OWN);
        return new ExploreForm(
                Query.each(kept),
                menus(vocabulary, question),
                question.on() == null ? "" : question.on().toString(),
                pageRequest.today().minusDays(1).toString());
    }

    private static List<Menu> menus(Vocabulary vocabulary, ExploreQuestion question) {
        List<Choice> columns =
                new ArrayList<>(List.of(new Choice("", Messages.get("explore.none"), question.columns() == null)));
        columns.addAll(axes(vocabulary, question.columns()));
        return List.of(
                new Menu("rows", Messages.get("explore.rows"), axes(vocabulary, question.rows())),
                new Menu("columns", Messages.get("explore.columns"), columns),
                new Menu(
                        "window",
                        Messages.get("explore.active-in"),
                        ExploreQuestion.WINDOWS.stream()
                                .map(days -> new Choice(
                                        days,
                                        Phrases.days(Integer.parseInt(days)),
                                        days.equals(String.valueOf(question.window()))))
                                .toList()),
                new Menu(
                        "show",
                        Messages.get("explore.numbers"),
                        Arrays.stream(Numbering.values())
                                .map(each -> new Choice(
                                        each.code(),
                                        Messages.get("explore.numbers-" + each.code()),
                                        each == question.numbering()))
                                .toList()),
                new Menu(
                        "view",
                        Messages.get("explore.view"),
                        List.of(
                                new Choice("table", Messages.get("explore.view-table"), !question.overTime()),
                                new Choice("trend", Messages.get("explore.view-trend"), question.overTime()))));
    }

    private static List<Choice> axes(Vocabulary vocabulary, ExploreAxis current) {
        return ExploreAxis.all(vocabulary).stream()
                .map(axis -> new Choice(axis.name(), axis.title(), axis.equals(current)))
                .toList();
    }
}
