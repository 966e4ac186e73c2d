package rollcall.pages.performance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.chart.Chart;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.InstanceLinks;

/** Leads from the numbers of the page to the lists of the instances that they count; a link is null if no filter says so. */
final class PerformanceLinks {
    private final String path;
    private final Map<String, String> kept;
    private final Field field;
    private final @Nullable Field version;
    private final InstanceLinks points;

    PerformanceLinks(PageRequest pageRequest, PerformanceQuestion question, Population population) {
        path = "/p/" + pageRequest.product().slug() + "/instances";
        kept = FilterBar.keptForList(pageRequest, question.vocabulary(), population);
        field = question.field();
        version = question.vocabulary()
                .field(question.vocabulary().versionField())
                .orElse(null);
        points = new InstanceLinks(pageRequest, question.vocabulary(), population);
    }

    /** Those that report the field. */
    @Nullable
    String reported() {
        Map<String, String> query = query();
        return add(query, field, List.of(FilterParameters.REPORTED)) ? link(query) : null;
    }

    /** Those that report one of some values, see {@link #exactly}. */
    @Nullable
    String values(List<String> values) {
        Map<String, String> query = query();
        return add(query, field, values) ? link(query) : null;
    }

    /** Those on a version that report the field. */
    @Nullable
    String version(String text) {
        return version(text, List.of(FilterParameters.REPORTED));
    }

    /** Those on a version that report one of some values. */
    @Nullable
    String version(String text, List<String> values) {
        Map<String, String> query = query();
        boolean both = version != null && add(query, version, exactly(List.of(text))) && add(query, field, values);
        return both ? link(query) : null;
    }

    static List<String> exactly(List<String> values) {
        return values.stream().map(FilterParameters::exactly).toList();
    }

    /** From the points of the chart, whose columns are the active instances and those that report the field. */
    Chart.PointLinks points(int span) {
        return new Chart.PointLinks(
                points.beforeDay(span, null), Arrays.asList("", points.ofReported(field)), List.of());
    }

    private Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("state", InstanceState.ACTIVE.code());
        query.put("window", String.valueOf(Distributions.DAYS));
        query.putAll(kept);
        return query;
    }

    /** Asks for values of a field beside what the filter asks of it; false if there are no more names by which it can be asked. */
    private static boolean add(Map<String, String> query, Field field, List<String> values) {
        String name = FilterParameters.named(field.name());
        String other = query.containsKey(name) ? FilterParameters.FIELD + field.name() : name;
        return !values.isEmpty() && query.putIfAbsent(other, String.join("\n", values)) == null;
    }

    private String link(Map<String, String> query) {
        return path + Query.of(query);
    }
}
