package rollcall.pages.health;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.health.FirstDays;
import rollcall.analysis.health.FollowedRelease;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.ReleaseOutcome;
import rollcall.analysis.time.Window;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.UpgradedTo;

/** Leads from the numbers of the page to the lists of the instances that they count. */
final class HealthLinks {
    private final String path;
    private final Map<String, String> kept;
    private final @Nullable Field version;

    HealthLinks(PageRequest pageRequest, Vocabulary vocabulary, Population population) {
        path = "/p/" + pageRequest.product().slug() + "/instances";
        kept = FilterBar.keptForList(pageRequest, vocabulary, population);
        version = vocabulary.field(vocabulary.versionField()).orElse(null);
    }

    /** Those that were upgraded to a release on some days, and came to an outcome within them. */
    String upgraded(FollowedRelease release, ReleaseOutcome outcome, Window days) {
        Map<String, String> query = query(release.since().minusDays(1), Condition.DAYS);
        Query.append(query, UpgradedTo.UPGRADE, UpgradedTo.text(outcome, days, release.version()));
        return path + Query.of(query);
    }

    /** Those that have a release or a newer one at the end of a day; null if the product has no field for its version. */
    @Nullable
    String uptake(FollowedRelease release, LocalDate day) {
        return narrowed(query(day, Distributions.DAYS), version, List.of(">=" + release.version()));
    }

    /** Those that report a version at the end of a day. */
    @Nullable
    String reported(LocalDate day) {
        return narrowed(query(day, Distributions.DAYS), version, List.of(FilterParameters.REPORTED));
    }

    /** Those that have a release at the end of its last day, and one of some values of a field. */
    @Nullable
    String errors(FirstDays release, Field field, List<String> values) {
        Map<String, String> query = query(release.lastDay(), Distributions.DAYS);
        List<String> versions = release.errors().versions().stream()
                .map(FilterParameters::exactly)
                .toList();
        String ofVersions = narrowed(query, version, versions);
        return ofVersions == null
                ? null
                : narrowed(
                        query,
                        field,
                        values.stream().map(FilterParameters::exactly).toList());
    }

    private Map<String, String> query(LocalDate day, int window) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("state", InstanceState.ACTIVE.code());
        query.put("window", String.valueOf(window));
        query.put("on", day.toString());
        query.putAll(kept);
        return query;
    }

    /** Asks for values of a field beside what the filter asks of it; null if there are no more names by which it can be asked. */
    private @Nullable String narrowed(Map<String, String> query, @Nullable Field field, List<String> values) {
        if (field == null) {
            return null;
        }
        String name = FilterParameters.named(field.name());
        String other = query.containsKey(name) ? FilterParameters.FIELD + field.name() : name;
        if (query.containsKey(other)) {
            return null;
        }
        query.put(other, String.join("\n", values));
        return path + Query.of(query);
    }
}
