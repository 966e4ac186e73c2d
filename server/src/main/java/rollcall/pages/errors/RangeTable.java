package rollcall.pages.errors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.errors.VersionRanges;
import rollcall.analysis.instances.InstanceState;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.Links;
import rollcall.pages.Query;
import rollcall.pages.Shown;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.ValueNames;

/**
 * How many of the instances on each version count how many errors.
 *
 * @param title of the field that counts them
 * @param ranges in words, the lowest one first
 * @param more the link to all versions; null if all are shown
 */
record RangeTable(String title, List<String> ranges, List<Row> rows, Links.@Nullable Choice more) {
    static final String NAME = "ranges";

    private static final int MOST = 10;

    /** A number and its list. */
    public record Cell(String count, @Nullable String list, String share) {}

    /** A version as a row. */
    public record Row(String version, List<Cell> cells) {}

    static RangeTable of(ErrorQuestion question, Field errors, List<VersionRanges> versions) {
        Shown shown = Shown.of(question.pageRequest(), NAME, versions.size(), MOST);
        return new RangeTable(
                FieldWords.title(errors),
                errors.order().stream()
                        .map(label -> ValueNames.of(errors, label))
                        .toList(),
                largest(versions, shown.count()).stream()
                        .map(row -> row(question, errors, row))
                        .toList(),
                shown.more());
    }

    /** Those of most instances, newest first. */
    private static List<VersionRanges> largest(List<VersionRanges> newestFirst, int most) {
        Set<VersionRanges> largest = newestFirst.stream()
                .sorted(Comparator.comparingInt(VersionRanges::of).reversed())
                .limit(most)
                .collect(Collectors.toSet());
        return newestFirst.stream().filter(largest::contains).toList();
    }

    private static Row row(ErrorQuestion question, Field errors, VersionRanges versions) {
        List<Cell> cells = new ArrayList<>();
        for (int at = 0; at < errors.order().size(); at++) {
            int count = versions.instances().get(at);
            cells.add(new Cell(
                    Numbers.count(count),
                    count == 0
                            ? null
                            : list(
                                    question,
                                    errors,
                                    versions.version(),
                                    errors.order().get(at)),
                    Numbers.percent((double) count / versions.of())));
        }
        return new Row(versions.version(), cells);
    }

    private static @Nullable String list(ErrorQuestion question, Field errors, String version, String label) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("state", InstanceState.ACTIVE.code());
        query.put("window", "7");
        query.putAll(FilterBar.keptForList(question.pageRequest(), question.vocabulary(), question.population()));
        boolean added = add(query, question.vocabulary().versionField(), version) && add(query, errors.name(), label);
        return added ? "/p/" + question.pageRequest().product().slug() + "/instances" + Query.of(query) : null;
    }

    /** Asks for a value of a field beside what the filter asks of it; false if there are no more names by which it can be asked. */
    private static boolean add(Map<String, String> query, String field, String value) {
        String name = FilterParameters.named(field);
        String other = query.containsKey(name) ? FilterParameters.FIELD + field : name;
        return query.putIfAbsent(other, FilterParameters.exactly(value)) == null;
    }
}
