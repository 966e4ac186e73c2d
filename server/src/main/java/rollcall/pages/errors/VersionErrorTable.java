package rollcall.pages.errors;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.errors.VersionErrors;
import rollcall.analysis.statistics.Proportion;
import rollcall.pages.Links;
import rollcall.pages.Shown;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/**
 * How many of those that ran each version sent errors, newest version first.
 *
 * @param more the link to all versions; null if all are shown
 */
record VersionErrorTable(List<Row> rows, Links.@Nullable Choice more) {
    static final String NAME = "versions";
    static final String OF_ONE = "signature-versions";

    private static final int MOST = 10;

    /**
     * A version as a row.
     *
     * @param between the interval of the share
     * @param events null if they are not known of the instances that are counted
     * @param perDay errors for each day of an instance; null if that is not known
     */
    public record Row(
            String version,
            String ran,
            @Nullable String ranList,
            String with,
            @Nullable String withList,
            String share,
            String between,
            @Nullable String events,
            @Nullable String perDay) {}

    /** @param signature of the error that is counted; null for any */
    static VersionErrorTable of(
            ErrorQuestion question, String name, List<VersionErrors> versions, @Nullable String signature) {
        Shown shown = Shown.of(question.pageRequest(), name, versions.size(), MOST);
        return new VersionErrorTable(
                largest(versions, shown.count()).stream()
                        .map(row -> row(question, row, signature))
                        .toList(),
                shown.more());
    }

    /** Those of most instances, newest first. */
    private static List<VersionErrors> largest(List<VersionErrors> newestFirst, int most) {
        Set<VersionErrors> largest = newestFirst.stream()
                .sorted(Comparator.comparingInt(VersionErrors::ran).reversed())
                .limit(most)
                .collect(Collectors.toSet());
        return newestFirst.stream().filter(largest::contains).toList();
    }

    private static Row row(ErrorQuestion question, VersionErrors row, @Nullable String signature) {
        Proportion proportion = row.proportion();
        Double perDay = row.perInstanceDay();
        return new Row(
                row.version(),
                Numbers.count(row.ran()),
                question.lists().ranOrErrors(List.of(row.version())),
                Numbers.count(row.with()),
                row.with() == 0 ? null : question.lists().error(signature, row.version()),
                Numbers.percentWithTenths(proportion.share()),
                Messages.get(
                        "events.in-brackets",
                        Numbers.percentWithTenths(proportion.low()),
                        Numbers.percentWithTenths(proportion.high())),
                row.events() == null ? null : Numbers.count(row.events()),
                perDay == null ? null : Messages.get("signatures.per-day", perDay));
    }
}
