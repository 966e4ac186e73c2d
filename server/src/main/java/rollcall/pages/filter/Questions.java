package rollcall.pages.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.Populations;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.filter.FieldValue.Sort;
import rollcall.product.Products;
import rollcall.report.Lane;
import rollcall.report.VersionInterval;

/** Reads from a request which instances its page is about. */
public final class Questions {
    private final Populations populations;
    private final Products products;

    public Questions(Populations populations, Products products) {
        this.populations = populations;
        this.products = products;
    }

    /** The instances, as they are known now: the usual ones ({@link Populations#usual}) if the request names no lane. */
    public Population of(PageRequest pageRequest) {
        Population usual = populations.usual(pageRequest.product(), pageRequest.today());
        return named(pageRequest, usual);
    }

    /** The same for pages that are not about reports alone: those of all lanes if the request names none. */
    public Population ofAllLanes(PageRequest pageRequest) {
        return named(pageRequest, populations.of(pageRequest.product(), pageRequest.today()));
    }

    private Population named(PageRequest pageRequest, Population unnamed) {
        return unnamed.with(
                new Filter(lanes(pageRequest).orElse(unnamed.filter().lanes()), conditions(pageRequest)));
    }

    private List<Condition> conditions(PageRequest pageRequest) {
        List<Condition> conditions = new ArrayList<>();
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        pageRequest
                .query()
                .keySet()
                .forEach(name -> field(vocabulary, name)
                        .ifPresent(field -> addField(conditions, Dimension.of(field), values(pageRequest, name))));
        conditions.addAll(EventFilter.conditions(pageRequest));
        conditions.addAll(ErrorFilter.conditions(pageRequest));
        conditions.addAll(RanFilter.conditions(pageRequest, vocabulary));
        conditions.addAll(OtherDays.conditions(pageRequest, vocabulary));
        conditions.addAll(UpgradedTo.conditions(pageRequest, vocabulary));
        conditions.addAll(MovedBuckets.conditions(pageRequest, vocabulary));
        values(pageRequest, FilterParameters.FIRST_SEEN).stream()
                .flatMap(text -> FirstSeenDays.read(text).stream())
                .forEach(window -> conditions.add(new Condition.FirstSeen(window.from(), window.to())));
        return conditions;
    }

    /** The field that a parameter names; empty for all other parameters. */
    static Optional<Field> field(Vocabulary vocabulary, String parameter) {
        if (parameter.startsWith(FilterParameters.FIELD)) {
            return vocabulary.field(parameter.substring(FilterParameters.FIELD.length()));
        }
        return vocabulary
                .field(parameter)
                .filter(field -> FilterParameters.named(field.name()).equals(parameter));
    }

    /** All values of a parameter, each once. */
    public static List<String> values(PageRequest pageRequest, String name) {
        String given = pageRequest.query().get(name);
        return given == null
                ? List.of()
                : Arrays.stream(given.split("\n")).distinct().toList();
    }

    private static Optional<Set<Lane>> lanes(PageRequest pageRequest) {
        List<String> asked = values(pageRequest, FilterParameters.LANE);
        Set<Lane> lanes = EnumSet.noneOf(Lane.class);
        for (Lane lane : Lane.values()) {
            if (asked.contains(FilterParameters.ALL_LANES) || asked.contains(FilterParameters.code(lane))) {
                lanes.add(lane);
            }
        }
        return lanes.isEmpty() ? Optional.empty() : Optional.of(lanes);
    }

    /** Adds what values of a field's parameter ask for. */
    static void addField(List<Condition> conditions, Dimension field, List<String> given) {
        List<FieldValue> values = given.stream()
                .map(FieldValue::of)
                .map(value -> field.kind() == FieldKind.VERSION ? value : value.ofNoVersion())
                .toList();
        List<Condition> alternatives = alternatives(field, values);
        if (!alternatives.isEmpty()) {
            conditions.add(alternatives.size() == 1 ? alternatives.get(0) : new Condition.AnyOf(alternatives));
        }
        List<String> not = texts(values, Sort.IS_NOT);
        if (!not.isEmpty()) {
            conditions.add(new Condition.NoneOf(field, not));
        }
        List<String> notOf = texts(values, Sort.NOT_IN_GROUP);
        if (!notOf.isEmpty()) {
            conditions.add(new Condition.OfNoGroup(field, notOf));
        }
        List<VersionInterval> outside = intervals(values, Sort.OUTSIDE);
        if (!outside.isEmpty()) {
            conditions.add(new Condition.Outside(field, outside));
        }
        List<String> from = texts(values, Sort.FROM);
        List<String> below = texts(values, Sort.BELOW);
        if (!from.isEmpty() || !below.isEmpty()) {
            conditions.add(new Condition.VersionRange(
                    field, from.isEmpty() ? null : from.get(0), below.isEmpty() ? null : below.get(0)));
        }
    }

    /** Values, no report and no usable value: one of them has to hold. */
    private static List<Condition> alternatives(Dimension field, List<FieldValue> values) {
        List<Condition> alternatives = new ArrayList<>();
        List<String> is = texts(values, Sort.IS);
        if (!is.isEmpty()) {
            alternatives.add(new Condition.OneOf(field, is));
        }
        List<String> groups = texts(values, Sort.IN_GROUP);
        if (!groups.isEmpty()) {
            alternatives.add(new Condition.OfGroups(field, groups));
        }
        List<VersionInterval> within = intervals(values, Sort.WITHIN);
        if (!within.isEmpty()) {
            alternatives.add(new Condition.Within(field, within));
        }
        values.forEach(value -> {
            if (value.sort() == Sort.REPORTED) {
                alternatives.add(new Condition.Reported(field));
            } else if (value.sort() == Sort.NOT_REPORTED) {
                alternatives.add(new Condition.NotReported(field));
            } else if (value.sort() == Sort.UNUSABLE) {
                alternatives.add(
                        new Condition.UnusableValue(field, value.reason().orElse(null)));
            } else if (value.sort() == Sort.EMPTY) {
                alternatives.add(new Condition.EmptyList(field));
            }
        });
        return alternatives;
    }

    private static List<VersionInterval> intervals(List<FieldValue> values, Sort sort) {
        return texts(values, sort).stream()
                .flatMap(text -> VersionInterval.of(text).stream())
                .toList();
    }

    private static List<String> texts(List<FieldValue> values, Sort sort) {
        return values.stream()
                .filter(value -> value.sort() == sort)
                .map(FieldValue::text)
                .toList();
    }
}
