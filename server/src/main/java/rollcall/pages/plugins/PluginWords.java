package rollcall.pages.plugins;

import java.util.List;
import rollcall.analysis.plugins.PluginAnswer;
import rollcall.analysis.plugins.PluginUse;
import rollcall.analysis.plugins.Together;
import rollcall.analysis.statistics.Lift;
import rollcall.pages.chart.Tile;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/** The answer about one plugin in sentences and tiles. */
record PluginWords(PluginQuestion question, PluginAnswer answer) {
    /** "835 of 1,571 that report their plugins have A enabled (53 %); since 2026-08-31, 40 took it up and 28 gave it up." */
    Markup headline() {
        if (answer.active() == 0) {
            return Markup.ofText(PluginsWords.nobody(question));
        }
        if (answer.reported() == 0) {
            return Markup.ofText(PluginsWords.nobodyReports(question, answer.active()));
        }
        PluginUse use = answer.use();
        if (!question.days().areTwo() || answer.followed() == 0) {
            return Markup.of("plugins.of-one_html", use.instances(), answer.reported(), use.name(), share());
        }
        return Markup.of(
                "plugins.of-one-since_html",
                use.instances(),
                answer.reported(),
                use.name(),
                share(),
                question.from(),
                use.takenUp(),
                use.givenUp());
    }

    private String share() {
        return Numbers.percent(Numbers.share(answer.use().instances(), answer.reported()));
    }

    /** One for those that have it, and for those that took it up and gave it up, if two days are compared. */
    List<Tile> tiles() {
        PluginUse use = answer.use();
        PluginLinks links = question.links();
        Tile enabled = Tile.of(
                        Messages.get("plugins.enabled"),
                        use.instances(),
                        "plugin",
                        use.instances() == 0 ? null : links.enabled(use.name()))
                .note(Messages.get("plugins.share-of", share(), Numbers.count(answer.reported())));
        if (!question.days().areTwo() || answer.followed() == 0) {
            return List.of(enabled);
        }
        int without = answer.followed() - use.before();
        return List.of(
                enabled,
                Tile.of(
                                Messages.get("plugins.taken-up"),
                                use.takenUp(),
                                "taken-up",
                                use.takenUp() == 0 ? null : links.takenUp(use.name()))
                        .note(Messages.get("plugins.of-those-without", Numbers.count(without), question.from())),
                Tile.of(
                                Messages.get("plugins.given-up"),
                                use.givenUp(),
                                "taken-up",
                                use.givenUp() == 0 ? null : links.givenUp(use.name()))
                        .note(Messages.get("plugins.of-those-with", Numbers.count(use.before()), question.from())));
    }

    String denominator() {
        return PluginsWords.denominator(question, answer.active(), answer.reported(), answer.followed());
    }

    /** How others that go together with it are found. */
    String together() {
        boolean any = !answer.enabledWith().isEmpty()
                || !answer.takenUpWith().isEmpty()
                || !answer.givenUpWith().isEmpty();
        return any
                ? Messages.get("plugins.together-note", Together.MOST, Lift.ENOUGH)
                : Messages.get("plugins.nothing-together", Lift.ENOUGH);
    }
}
