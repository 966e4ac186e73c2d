package rollcall.pages.events;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.events.VersionUse;
import rollcall.analysis.population.Condition.EventDetail;
import rollcall.analysis.statistics.Proportion;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/**
 * A version as a row of the table of an event.
 *
 * @param ranList the link to the instances that ran it; null if there is none
 * @param usedList the link to those that sent the event with it; null if there is none
 * @param between the interval of the share
 */
public record VersionUseRow(
        String version,
        String ran,
        @Nullable String ranList,
        String used,
        @Nullable String usedList,
        String share,
        String between) {
    /** The versions that most instances ran, newest first. */
    static List<VersionUse> largest(List<VersionUse> newestFirst, int most) {
        Set<VersionUse> largest = newestFirst.stream()
                .sorted(Comparator.comparingInt(VersionUse::ran).reversed())
                .limit(most)
                .collect(Collectors.toSet());
        return newestFirst.stream().filter(largest::contains).toList();
    }

    static VersionUseRow of(EventQuestion question, String name, VersionUse use) {
        Proportion proportion = use.proportion();
        return new VersionUseRow(
                use.version(),
                Numbers.count(use.ran()),
                question.lists().ranOrSentWith(use.version(), name),
                Numbers.count(use.used()),
                use.used() == 0 ? null : question.lists().value(name, EventDetail.version(use.version())),
                Numbers.percentWithTenths(proportion.share()),
                Messages.get(
                        "events.in-brackets",
                        Numbers.percentWithTenths(proportion.low()),
                        Numbers.percentWithTenths(proportion.high())));
    }
}
