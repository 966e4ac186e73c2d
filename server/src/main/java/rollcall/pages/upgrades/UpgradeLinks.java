package rollcall.pages.upgrades;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.UpgradeOutcome;
import rollcall.analysis.time.TwoDays;
import rollcall.analysis.upgrades.Flows;
import rollcall.analysis.upgrades.Move;
import rollcall.analysis.upgrades.MoveEnd;
import rollcall.analysis.versions.VersionLevel;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.OtherDays;
import rollcall.report.Version;

/** Leads from the numbers of the page to the lists of the instances that they count: those of the earlier day, by what became of them. */
final class UpgradeLinks {
    private final String path;
    private final Map<String, String> asked = new LinkedHashMap<>();
    private final TwoDays days;
    private final @Nullable Field version;
    private final VersionLevel level;

    UpgradeLinks(PageRequest pageRequest, UpgradeAnswers answers) {
        Vocabulary vocabulary = answers.vocabulary();
        days = answers.days();
        level = answers.level();
        version = vocabulary.field(vocabulary.versionField()).orElse(null);
        path = "/p/" + pageRequest.product().slug() + "/instances";
        asked.put("state", InstanceState.ACTIVE.code());
        asked.put("window", String.valueOf(Condition.DAYS));
        asked.put("on", days.from().toString());
        asked.putAll(FilterBar.keptForList(pageRequest, vocabulary, answers.population()));
    }

    /** To all instances of the earlier day. */
    String all() {
        return path + Query.of(asked);
    }

    /** To those that came to an outcome, at least one. */
    String of(UpgradeOutcome outcome) {
        return path + Query.of(with(asked, outcome));
    }

    /**
     * To those of a move; null if the product has no field for its version.
     *
     * @param flows has the versions that {@link MoveEnd.Kind#OTHERS} stands beside
     */
    @Nullable
    String of(Move move, Flows flows) {
        if (version == null) {
            return null;
        }
        Map<String, String> query = withVersion(asked, move.from(), flows.from());
        return path
                + Query.of(
                        move.to().kind() == MoveEnd.Kind.SILENT
                                ? with(query, UpgradeOutcome.SILENT)
                                : withLater(query, move.to(), flows.to()));
    }

    /** Whether the product has a field for its version: else no filter says who has which. */
    boolean canTellVersions() {
        return version != null;
    }

    /** To those that were behind a release. */
    String behind(String newest) {
        return path + Query.of(below(newest));
    }

    /** To those of them that came to an outcome. */
    String behind(String newest, UpgradeOutcome outcome) {
        return path + Query.of(with(below(newest), outcome));
    }

    /** To those that were behind a release on another day. */
    String behind(String release, LocalDate day) {
        Map<String, String> query = below(release);
        query.put("on", day.toString());
        return path + Query.of(query);
    }

    /**
     * To those that were behind a release on the earlier day, and have it or a newer one on the later day; null if the filter cannot say so.
     *
     * @param but versions or groups of the later day that do not count
     */
    @Nullable
    String passed(String release, List<String> but) {
        if (version == null || hasBound(asked.getOrDefault(OtherDays.AT, ""))) {
            return null;
        }
        List<String> later = new ArrayList<>(List.of(OtherDays.at(days.to(), version, ">=" + release)));
        but.forEach(each -> later.add(OtherDays.at(days.to(), version, "!" + each)));
        return path + Query.of(added(below(release), OtherDays.AT, text -> false, later));
    }

    /** Of several bounds of one day only the first counts. */
    private boolean hasBound(String at) {
        return Arrays.stream(at.split("\n")).anyMatch(text -> text.startsWith(OtherDays.at(days.to(), version, ">")));
    }

    /** To those that had a version and are stuck on it. */
    String stuckOn(String text) {
        return path + Query.of(with(withVersion(asked, MoveEnd.of(text), Set.of()), UpgradeOutcome.STAYED));
    }

    /** To those that were behind a release, came to an outcome, and had a value of a field; null if the filter cannot say so. */
    @Nullable
    String behindWith(String newest, UpgradeOutcome outcome, Field field, String value) {
        String name = FilterParameters.named(field.name());
        if (asked.containsKey(name)) {
            return null;
        }
        Map<String, String> query = with(below(newest), outcome);
        query.put(name, FilterParameters.exactly(value));
        return path + Query.of(query);
    }

    /** Values of one name mean any of them, so the bound stands under the field's other name if there are some. */
    private Map<String, String> below(String newest) {
        String name = FilterParameters.named(version.name());
        Map<String, String> query = new LinkedHashMap<>(asked);
        query.merge(name, "<" + newest, (given, bound) -> given);
        if (!query.get(name).equals("<" + newest)) {
            query.put(FilterParameters.FIELD + version.name(), "<" + newest);
        }
        return query;
    }

    private Map<String, String> with(Map<String, String> query, UpgradeOutcome outcome) {
        // The outcome decides what other outcomes between the same days come to, and all of its instances meet them.
        return added(
                query,
                OtherDays.OUTCOME,
                text -> OtherDays.isBetween(text, days.from(), days.to()),
                List.of(OtherDays.outcome(outcome, days.from(), days.to())));
    }

    private Map<String, String> withVersion(Map<String, String> query, MoveEnd end, Set<MoveEnd> beside) {
        boolean replaces = end.kind() != MoveEnd.Kind.OTHERS;
        String name = FilterParameters.named(version.name());
        Map<String, String> narrowed = added(query, name, text -> replaces, values(end, beside));
        if (replaces && !name.startsWith(FilterParameters.FIELD)) {
            narrowed.remove(FilterParameters.FIELD + version.name());
        }
        return narrowed;
    }

    private Map<String, String> withLater(Map<String, String> query, MoveEnd end, Set<MoveEnd> beside) {
        boolean replaces = end.kind() != MoveEnd.Kind.OTHERS;
        return added(
                query,
                OtherDays.AT,
                text -> replaces && OtherDays.isAt(text, days.to(), version),
                values(end, beside).stream()
                        .map(value -> OtherDays.at(days.to(), version, value))
                        .toList());
    }

    private List<String> values(MoveEnd end, Set<MoveEnd> beside) {
        return switch (end.kind()) {
            case VERSION -> List.of(text(end.version()));
            case OTHERS -> beside.stream().map(other -> "!" + other.version()).toList();
            default -> List.of(FilterParameters.NOT_REPORTED, FilterParameters.UNUSABLE);
        };
    }

    private String text(String value) {
        return level != VersionLevel.PATCH && Version.isGroup(value) ? value : FilterParameters.exactly(value);
    }

    /** A query with more values of a parameter, without those that they decide. */
    private static Map<String, String> added(
            Map<String, String> query, String name, Predicate<String> decided, List<String> more) {
        List<String> values = new ArrayList<>();
        if (query.containsKey(name)) {
            values.addAll(Arrays.asList(query.get(name).split("\n")));
        }
        values.removeIf(decided);
        values.addAll(more);
        Map<String, String> added = new LinkedHashMap<>(query);
        added.put(name, String.join("\n", values));
        return added;
    }
}
