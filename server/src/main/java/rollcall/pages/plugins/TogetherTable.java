package rollcall.pages.plugins;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.plugins.PluginAnswer;
import rollcall.analysis.plugins.Together;
import rollcall.pages.text.Messages;

/**
 * What goes together with a plugin.
 *
 * @param of the head of the column of those that have it, took it up or gave it up
 * @param others the head of the column of the others
 */
record TogetherTable(String name, String title, String of, String others, List<Row> rows) {
    /** @param page the link to the other plugin's page */
    record Row(String name, String page, LiftCells cells) {}

    /** What is enabled with it, taken up with it and given up with it, as far as there is any. */
    static List<TogetherTable> all(PluginQuestion question, PluginAnswer answer) {
        PluginLinks links = question.links();
        String name = answer.use().name();
        return Stream.of(
                        table(
                                "enabled",
                                links,
                                answer.enabledWith(),
                                other -> links.both(name, other),
                                other -> links.oneWithout(other, name)),
                        table(
                                "taken-up",
                                links,
                                answer.takenUpWith(),
                                other -> links.takenUp(name, other),
                                other -> null),
                        table(
                                "given-up",
                                links,
                                answer.givenUpWith(),
                                other -> links.givenUp(name, other),
                                other -> null))
                .filter(table -> !table.rows.isEmpty())
                .toList();
    }

    private static TogetherTable table(
            String name,
            PluginLinks links,
            List<Together> together,
            Function<String, @Nullable String> with,
            Function<String, @Nullable String> otherWith) {
        return new TogetherTable(
                name,
                Messages.get("plugins.together-" + name),
                Messages.get("plugins.those-" + name),
                Messages.get("plugins.others-" + name),
                together.stream()
                        .map(each -> new Row(
                                each.name(),
                                links.page(each.name()),
                                LiftCells.of(each.lift(), with.apply(each.name()), otherWith.apply(each.name()))))
                        .toList());
    }
}
