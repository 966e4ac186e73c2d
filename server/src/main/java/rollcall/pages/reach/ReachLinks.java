package rollcall.pages.reach;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.UpgradeOutcome;
import rollcall.analysis.reach.Leaving;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Query;
import rollcall.pages.chart.Chart;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.filter.OtherDays;

/** Leads from the numbers of the page to the lists of the instances that they count; a link is null if no filter says so. */
final class ReachLinks {
    private final ReachQuestion question;
    private final String path;
    private final Map<String, String> kept;
    private final @Nullable String parameter;
    private final InstanceLinks everyone;

    ReachLinks(ReachQuestion question, Vocabulary vocabulary, Population everyone) {
        this.question = question;
        path = "/p/" + question.filter().product().slug() + "/instances";
        kept = FilterBar.keptForList(question.filter(), vocabulary, everyone);
        parameter = question.parameter();
        this.everyone = new InstanceLinks(question.filter(), vocabulary, everyone);
    }

    /** Those in reach now. */
    @Nullable
    String now() {
        return now(question.asked().texts());
    }

    /** Those in reach now that have one version. */
    @Nullable
    String version(String version) {
        return now(List.of(FilterParameters.exactly(version)));
    }

    private @Nullable String now(List<String> versions) {
        return parameter == null ? null : link(query(versions, Distributions.DAYS));
    }

    /**
     * From the points of the chart.
     *
     * @param span the days of a point
     * @param columns how many columns it has that are not drawn: active instances, perhaps those without a usable version, those with one
     */
    Chart.@Nullable PointLinks points(int span, int columns) {
        if (parameter == null) {
            return null;
        }
        boolean free = parameter.equals(FilterParameters.named(question.field().name()));
        List<String> whole = columns == 2
                ? Arrays.asList("", everyone.ofReported(question.field()))
                : Arrays.asList(
                        "", free ? everyone.ofUnusable(question.field()) : null, everyone.ofReported(question.field()));
        String versions =
                Query.of(Map.of(parameter, String.join("\n", question.asked().texts())));
        return new Chart.PointLinks(everyone.beforeDay(span, null), whole, List.of("&" + versions.substring(1)));
    }

    /** Those that were in reach on the earlier day. */
    @Nullable
    String first(Leaving leaving) {
        return parameter == null ? null : link(query(leaving));
    }

    /** Those of them that have another version on the later day. */
    @Nullable
    String past(Leaving leaving) {
        return later(leaving, question.asked().others());
    }

    /** Those of them that are in reach then. */
    @Nullable
    String still(Leaving leaving) {
        return later(leaving, question.asked().texts());
    }

    /** Those of them that report no usable version then. */
    @Nullable
    String unknown(Leaving leaving) {
        return later(leaving, List.of(FilterParameters.NOT_REPORTED, FilterParameters.UNUSABLE));
    }

    /** Those of them that fell silent. */
    @Nullable
    String silent(Leaving leaving) {
        if (parameter == null || isTaken(OtherDays.OUTCOME, leaving)) {
            return null;
        }
        Map<String, String> query = query(leaving);
        Query.append(query, OtherDays.OUTCOME, OtherDays.outcome(UpgradeOutcome.SILENT, leaving.from(), leaving.to()));
        return link(query);
    }

    private @Nullable String later(Leaving leaving, List<String> values) {
        if (parameter == null || isTaken(OtherDays.AT, leaving)) {
            return null;
        }
        Map<String, String> query = query(leaving);
        Field field = question.field();
        values.forEach(value -> Query.append(query, OtherDays.AT, OtherDays.at(leaving.to(), field, value)));
        return link(query);
    }

    /** Whether the filter asks for the same days already: one more value would be another one of them, and not both. */
    private boolean isTaken(String name, Leaving leaving) {
        return kept.containsKey(name)
                && kept.get(name)
                        .lines()
                        .anyMatch(text -> OtherDays.isAt(text, leaving.to(), question.field())
                                || OtherDays.isBetween(text, leaving.from(), leaving.to()));
    }

    private Map<String, String> query(Leaving leaving) {
        Map<String, String> query = query(question.asked().texts(), Condition.DAYS);
        LocalDate on = leaving.from();
        query.put("on", on.toString());
        return query;
    }

    private Map<String, String> query(List<String> versions, int window) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("state", InstanceState.ACTIVE.code());
        query.put("window", String.valueOf(window));
        query.putAll(kept);
        query.put(parameter, String.join("\n", versions));
        return query;
    }

    private String link(Map<String, String> query) {
        return path + Query.of(query);
    }
}
