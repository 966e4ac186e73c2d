package rollcall.pages.performance;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.Chart;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.filter.ListQuery;

/** Leads from the numbers of the page to the lists of the instances that they count; a link is null if no filter says so. */
final class PerformanceLinks {
    private final ListQuery active;
    private final Field field;
    private final @Nullable Field version;
    private final InstanceLinks points;

    PerformanceLinks(PageRequest pageRequest, PerformanceQuestion question, Population population) {
        active = ListQuery.active(pageRequest, question.vocabulary(), population, Distributions.DAYS);
        field = question.field();
        version = question.vocabulary()
                .field(question.vocabulary().versionField())
                .orElse(null);
        points = new InstanceLinks(pageRequest, question.vocabulary(), population);
    }

    /** Those that report the field. */
    @Nullable
    String reported() {
        return active.with(field, FilterParameters.REPORTED).href();
    }

    /** Those that report one of some values, see {@link #exactly}. */
    @Nullable
    String values(List<String> values) {
        return values.isEmpty() ? null : any(active, values).href();
    }

    /** Those on a version that report the field. */
    @Nullable
    String version(String text) {
        return version(text, List.of(FilterParameters.REPORTED));
    }

    /** Those on a version that report one of some values. */
    @Nullable
    String version(String text, List<String> values) {
        return version == null || values.isEmpty()
                ? null
                : any(active.with(version, FilterParameters.exactly(text)), values)
                        .href();
    }

    private ListQuery any(ListQuery of, List<String> values) {
        return of.with(field, String.join("\n", values));
    }

    static List<String> exactly(List<String> values) {
        return values.stream().map(FilterParameters::exactly).toList();
    }

    /** From the points of the chart, whose columns are the active instances and those that report the field. */
    Chart.PointLinks points(int span) {
        return new Chart.PointLinks(
                points.beforeDay(span, null), Arrays.asList("", points.ofReported(field)), List.of());
    }
}
