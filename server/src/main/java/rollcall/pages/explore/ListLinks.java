package rollcall.pages.explore;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.explore.Division;
import rollcall.analysis.explore.Division.Group;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;

/** Leads from the numbers of the table to the lists of the instances that they count. */
final class ListLinks {
    private final String path;
    private final Map<String, String> asked = new LinkedHashMap<>();

    ListLinks(PageRequest pageRequest, Vocabulary vocabulary, Population population, ExploreQuestion question) {
        path = "/p/" + pageRequest.product().slug() + "/instances";
        asked.put("state", "active");
        asked.put("window", String.valueOf(question.window()));
        if (question.on() != null) {
            asked.put("on", question.on().toString());
        }
        asked.putAll(FilterBar.keptForList(pageRequest, vocabulary, population));
    }

    /** To all instances that the question is about. */
    String all() {
        return path + Query.of(asked);
    }

    /** To those of one row or column; null if no filter says so. */
    String of(ExploreAxis axis, Division division, Group group) {
        return narrowed(asked, axis, division, group)
                .map(query -> path + Query.of(query))
                .orElse(null);
    }

    /** To those of a row that are in a column as well; null if no filter says so. */
    String of(ExploreAxis rows, Division down, Group row, ExploreAxis columns, Division across, Group column) {
        return narrowed(asked, rows, down, row)
                .flatMap(query -> narrowed(query, columns, across, column))
                .map(query -> path + Query.of(query))
                .orElse(null);
    }

    /**
     * A query with the condition that instances are in a group as well.
     *
     * @return empty if no query says so: two names are there for each field, so a list has two values at most of which both have to be in it
     */
    static Optional<Map<String, String>> narrowed(
            Map<String, String> query, ExploreAxis axis, Division division, Group group) {
        Map<String, String> narrowed = new LinkedHashMap<>(query);
        List<String> names = names(axis);
        if (group.kind() == Group.Kind.OTHERS) {
            division.groups().stream()
                    .filter(each -> each.kind() == Group.Kind.VALUE)
                    .forEach(each -> Query.append(narrowed, names.get(0), "!" + each.value()));
            return Optional.of(narrowed);
        }
        if (axis.many() && group.kind() == Group.Kind.VALUE) {
            Optional<String> free =
                    names.stream().filter(name -> takesValue(query.get(name))).findFirst();
            free.ifPresent(name -> Query.append(narrowed, name, FilterParameters.exactly(group.value())));
            return free.map(name -> narrowed);
        }
        // The group decides what the other conditions on its field come to, and all of it meets them.
        names.forEach(narrowed::remove);
        narrowed.put(
                names.get(0),
                switch (group.kind()) {
                    case NOT_REPORTED -> FilterParameters.NOT_REPORTED;
                    case UNUSABLE -> FilterParameters.UNUSABLE;
                    case EMPTY -> FilterParameters.EMPTY;
                    default -> axis.value(group);
                });
        return Optional.of(narrowed);
    }

    private static List<String> names(ExploreAxis axis) {
        return axis.isLane()
                ? List.of(axis.name())
                : List.of(axis.name(), FilterParameters.FIELD + axis.field().name()).stream()
                        .distinct()
                        .toList();
    }

    /** Whether a value that is added to others makes them narrower: several values of one name mean any of them. */
    private static boolean takesValue(String values) {
        return values == null || Arrays.stream(values.split("\n")).allMatch(value -> value.startsWith("!"));
    }
}
