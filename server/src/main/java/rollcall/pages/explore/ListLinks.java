package rollcall.pages.explore;

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
import rollcall.pages.filter.GroupFilter;

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

    /** A query with the condition that instances are in a group as well, see {@link GroupFilter#narrowed}. */
    static Optional<Map<String, String>> narrowed(
            Map<String, String> query, ExploreAxis axis, Division division, Group group) {
        GroupFilter filter = axis.isLane()
                ? new GroupFilter(List.of(axis.name()), false, axis::value)
                : GroupFilter.of(axis.field());
        return filter.narrowed(query, division, group);
    }
}
