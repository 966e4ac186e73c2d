package rollcall.pages.retention;

import java.util.LinkedHashMap;
import java.util.Map;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Window;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.OtherDays;

/** Leads from the numbers of the grid to the lists of the instances that they count. */
final class CohortLinks {
    private final String path;
    private final Map<String, String> asked = new LinkedHashMap<>();

    CohortLinks(PageRequest pageRequest, Vocabulary vocabulary, Population population) {
        path = "/p/" + pageRequest.product().slug() + "/instances";
        asked.put("state", InstanceState.ALL.code());
        asked.putAll(FilterBar.keptForList(pageRequest, vocabulary, population));
    }

    /** The instances of a cohort. Its days decide what another condition on the first report comes to, and all of it meets that. */
    String of(Window cohort) {
        return path + Query.of(query(cohort));
    }

    /** Those of them that reported on some later days. */
    String of(Window cohort, Window later) {
        Map<String, String> query = query(cohort);
        Query.append(query, OtherDays.AT, OtherDays.during(later));
        return path + Query.of(query);
    }

    private Map<String, String> query(Window cohort) {
        Map<String, String> query = new LinkedHashMap<>(asked);
        query.put(FilterParameters.FIRST_SEEN, OtherDays.during(cohort));
        return query;
    }
}
