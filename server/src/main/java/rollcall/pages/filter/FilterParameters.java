package rollcall.pages.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import rollcall.analysis.population.Filter;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.InvalidParameter;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.product.Products;
import rollcall.report.Lane;

/**
 * The parameters by which a page is filtered: {@code lane}, {@code event}, {@code with}, {@code funnel}, {@code ran}, {@code error}, {@code first_seen}, those of {@link OtherDays}, {@link UpgradedTo} and {@link MovedBuckets}, and every field of the product by its name. A
 * field whose name is a parameter of a page is called {@code f.NAME}; all fields may be called so.
 */
public final class FilterParameters {
    public static final String LANE = "lane";

    /** The value of {@link #LANE} for the instances of all lanes. */
    static final String ALL_LANES = "all";

    public static final String EVENT = "event";
    public static final String FIRST_SEEN = "first_seen";

    /** What the events that {@link #EVENT} asks for were sent with: a field of events and a value, with ":" between them. */
    static final String WITH = "with";

    /** The steps of a funnel that instances came through, in order. After "!" the last one is a step that they did not reach then. */
    static final String FUNNEL = "funnel";

    /** Stands before the name of a field. */
    public static final String FIELD = "f.";

    /** The value for instances that report any usable value of a field. */
    public static final String REPORTED = "(any)";

    /** The value for instances that do not report a field. */
    public static final String NOT_REPORTED = "(none)";

    /** The value for instances that report no usable value of a field. */
    public static final String UNUSABLE = "(unusable)";

    /** The value for instances that report a list without any name. */
    public static final String EMPTY = "(empty)";

    private static final int LONGEST = 300;

    /** Names that pages use for something else. */
    private static final Set<String> RESERVED = Set.of(
            LANE,
            EVENT,
            FIRST_SEEN,
            WITH,
            FUNNEL,
            RanFilter.RAN,
            ErrorFilter.ERROR,
            "signature",
            "percentile",
            OtherDays.AT,
            OtherDays.OUTCOME,
            UpgradedTo.UPGRADE,
            MovedBuckets.MOVED,
            AddedCondition.FIELD,
            AddedCondition.IS,
            AddedCondition.VALUE,
            "state",
            "window",
            "on",
            "range",
            "from",
            "to",
            "sort",
            "q",
            "after",
            "before",
            "place",
            "view",
            "unit",
            "level",
            "lines",
            "find",
            "show",
            "name",
            "prefix",
            "compare",
            "of",
            "forgotten",
            "steps",
            "permit",
            "permitted",
            "rows",
            "columns",
            "by",
            "split",
            "field",
            "release",
            "against",
            "has",
            "versions",
            "since",
            "advisory",
            "line",
            "edit",
            "remove");

    private final Products products;

    public FilterParameters(Products products) {
        this.products = products;
    }

    /** The parameters that a page of a product takes beside its own. */
    public List<Parameter> of(PageRequest pageRequest) {
        List<Parameter> parameters = new ArrayList<>(List.of(
                several(LANE, FilterParameters::checkLane),
                Parameter.texts(EVENT, LONGEST),
                Parameter.matching(
                        WITH, EventFilter::isValue, "It is no field of an event and its value.", EventFilter.VALUES),
                Parameter.texts(FUNNEL, LONGEST),
                RanFilter.parameter(),
                ErrorFilter.parameter(),
                Parameter.matching(
                        FIRST_SEEN,
                        FirstSeenDays::isValid,
                        "These are no two days.",
                        "the first and the last day in UTC: 2026-10-01..2026-11-15")));
        if (pageRequest.product() != null) {
            Vocabulary vocabulary = products.vocabulary(pageRequest.product());
            parameters.addAll(AddedCondition.parameters(vocabulary, LONGEST));
            parameters.addAll(OtherDays.parameters(vocabulary));
            parameters.add(UpgradedTo.parameter());
            parameters.add(MovedBuckets.parameter(vocabulary));
            vocabulary.counted().forEach(field -> {
                parameters.add(several(FIELD + field.name(), (value) -> checkField(field, value)));
                if (!RESERVED.contains(field.name())) {
                    parameters.add(several(field.name(), (value) -> checkField(field, value)));
                }
            });
        }
        return parameters;
    }

    /** The parameter of a field in links. */
    public static String named(String field) {
        return RESERVED.contains(field) ? FIELD + field : field;
    }

    /** The text in links that asks for exactly one value of a field. */
    public static String exactly(String value) {
        return FieldValue.exactly(value);
    }

    /** The name of a lane in URLs. */
    public static String code(Lane lane) {
        return lane.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The lanes of a filter in links. */
    static String code(Filter filter) {
        return filter.hasAllLanes()
                ? ALL_LANES
                : filter.lanes().stream().sorted().map(FilterParameters::code).collect(Collectors.joining("\n"));
    }

    private interface Check {
        /** Returns what is wrong; empty if nothing is. */
        String problem(String value);
    }

    private static Parameter several(String name, Check check) {
        Parameter text = Parameter.texts(name, LONGEST);
        return new Parameter(
                name,
                (pageRequest, value) -> {
                    text.check().accept(pageRequest, value);
                    String problem = check.problem(value);
                    if (!problem.isEmpty()) {
                        throw new InvalidParameter(name, problem, permitted(name));
                    }
                },
                true,
                false);
    }

    private static String permitted(String name) {
        return name.equals(LANE)
                ? Arrays.stream(Lane.values()).map(FilterParameters::code).collect(Collectors.joining(", ")) + ", "
                        + ALL_LANES
                : "a value, !value, (any), (none), (unusable); for lists also (empty), for versions also 3.1.x, !3.1.x, >=1.0, <2.0 and [2.0,2.2.4)";
    }

    private static String checkLane(String value) {
        return value.equals(ALL_LANES)
                        || Arrays.stream(Lane.values())
                                .anyMatch(lane -> code(lane).equals(value))
                ? ""
                : "There is no such lane.";
    }

    /** What is wrong with a value of a field; empty if nothing is. */
    static String checkField(Field field, String value) {
        FieldValue given = FieldValue.of(value);
        if (given.isBound() && !field.kind().isVersion()) {
            return "Only versions have bounds.";
        }
        if (given.sort() == FieldValue.Sort.EMPTY && !field.many()) {
            return "Only lists can be empty.";
        }
        if (given.sort() == FieldValue.Sort.UNUSABLE) {
            return given.hasNoText() ? "" : "There is no such reason.";
        }
        return given.text().isBlank() && !given.hasNoText() ? "The value is missing." : "";
    }
}
