package rollcall.pages.plugins;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import rollcall.analysis.plugins.PluginList;
import rollcall.analysis.plugins.PluginUse;
import rollcall.analysis.plugins.Together;
import rollcall.analysis.population.Condition;
import rollcall.analysis.statistics.Lift;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/** The answer about all plugins in sentences. */
record PluginsWords(PluginQuestion question, PluginList all) {
    /** "1,483 of 1,571 instances that report their plugins have at least one enabled (94 %); most common is A, on 1,232 (78 %)." */
    Markup headline() {
        if (all.active() == 0) {
            return Markup.ofText(nobody(question));
        }
        if (all.reported() == 0) {
            return Markup.ofText(nobodyReports(question, all.active()));
        }
        int with = all.reported() - all.without();
        if (with == 0) {
            return Markup.ofText(Messages.get("plugins.none-enabled", all.reported()));
        }
        PluginUse first = all.uses().get(0);
        return Markup.of(
                "plugins.headline_html",
                with,
                all.reported(),
                Numbers.percent(Numbers.share(with, all.reported())),
                first.name(),
                first.instances(),
                Numbers.percent(Numbers.share(first.instances(), all.reported())));
    }

    /** That nobody was active. */
    static String nobody(PluginQuestion question) {
        return Messages.get(
                question.population().filter().isWhole() ? "plugins.nobody" : "plugins.nobody-matches",
                Condition.DAYS,
                question.to());
    }

    /** That nobody who was active reports a list. */
    static String nobodyReports(PluginQuestion question, int active) {
        return Messages.get("plugins.nobody-reports", Phrases.instances(active), Condition.DAYS, question.to());
    }

    /** What was taken up and given up by most; empty if nothing was, or if nobody knows. */
    String news() {
        if (!question.days().areTwo() || all.followed() == 0) {
            return "";
        }
        List<String> sentences = new ArrayList<>();
        most(PluginUse::takenUp)
                .ifPresent(use -> sentences.add(
                        Messages.get("plugins.taken-up-most", question.from(), use.name(), use.takenUp())));
        most(PluginUse::givenUp)
                .ifPresent(use -> sentences.add(
                        Messages.get("plugins.given-up-most", question.from(), use.name(), use.givenUp())));
        return String.join(" ", sentences);
    }

    private Optional<PluginUse> most(ToIntFunction<PluginUse> count) {
        return all.uses().stream()
                .filter(use -> count.applyAsInt(use) > 0)
                .max(Comparator.comparingInt(count).thenComparing(PluginUse::name, Comparator.reverseOrder()));
    }

    /** Whom the table counts, and what its shares are of. */
    String denominator() {
        return denominator(question, all.active(), all.reported(), all.followed());
    }

    static String denominator(PluginQuestion question, int active, int reported, int followed) {
        String of = Messages.get(
                active == reported ? "plugins.of-all" : "plugins.of",
                Phrases.instances(active),
                Condition.DAYS,
                question.to(),
                reported);
        String changes = question.days().areTwo()
                ? Messages.get("plugins.of-both", question.from(), followed)
                : Messages.get("plugins.no-two-days", question.to());
        return of + " " + changes;
    }

    /** How pairs are found. */
    String pairs(int mostNames) {
        return all.pairs().isEmpty()
                ? Messages.get("plugins.no-pairs", mostNames, Lift.ENOUGH)
                : Messages.get("plugins.pairs-note", mostNames, Together.MOST, Lift.ENOUGH);
    }
}
