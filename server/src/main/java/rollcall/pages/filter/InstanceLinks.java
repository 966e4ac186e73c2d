package rollcall.pages.filter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.report.Product;
import rollcall.report.Unusable;
import rollcall.report.Version;

/**
 * Links from a number to the list of the instances that it counts, which has the filter of the number's page. A field may be null if the product
 * does not have it; then there is no link.
 */
public final class InstanceLinks {
    /** Stands for the first day of a point in the beginning of the links of a chart's points. */
    private static final String FIRST_DAY = "{from}";

    /** The most characters of versions in an address: a server reads 8 KiB of it, and most signs take three there. */
    private static final int LONGEST_VERSIONS = 2_000;

    private final String path;
    private final Map<String, String> kept;
    private final Vocabulary vocabulary;
    private final boolean groups;

    private InstanceLinks(String path, Vocabulary vocabulary, Map<String, String> kept, boolean groups) {
        this.path = path;
        this.vocabulary = vocabulary;
        this.kept = kept;
        this.groups = groups;
    }

    /** @param population what the page is about */
    public InstanceLinks(PageRequest pageRequest, Vocabulary vocabulary, Population population) {
        this(
                path(pageRequest.product()),
                vocabulary,
                FilterBar.keptForList(pageRequest, vocabulary, population),
                false);
    }

    /** Links from a page about several products. */
    public static InstanceLinks of(Product product, Vocabulary vocabulary, Filter lanes) {
        return new InstanceLinks(
                path(product), vocabulary, Map.of(FilterParameters.LANE, FilterParameters.code(lanes)), false);
    }

    private static String path(Product product) {
        return "/p/" + product.slug() + "/instances";
    }

    /** The same from numbers of groups of versions: {@code 3.1.x} stands for all of them. */
    public InstanceLinks ofGroups() {
        return new InstanceLinks(path, vocabulary, kept, true);
    }

    /** The field of a name that these links can ask for; null if there is none. */
    public Field field(String name) {
        return vocabulary.field(name).orElse(null);
    }

    /**
     * The instances in a state now.
     *
     * @param window in so many days; 0 for today
     */
    public String now(InstanceState state, int window) {
        return path + Query.of(with(state, window));
    }

    /** The instances active in so many days whose latest report has a value; null if the filter cannot say so. */
    public String value(int window, Field field, String value) {
        return given(window, field, text(value));
    }

    /**
     * The instances active in so many days that have a usable value of a field, and none of these; null if the filter cannot say so.
     *
     * @param values or groups
     */
    public String others(int window, Field field, List<String> values) {
        return isTaken(field) ? null : given(window, field, andNone(field, values));
    }

    /** The same of those that have a value of another field. */
    public String others(int window, Field one, String valueOfOne, Field other, List<String> values) {
        return isTaken(other) ? null : both(window, one, valueOfOne, other, andNone(other, values));
    }

    /** The instances active in so many days whose latest report has a value of two fields; null if the filter cannot say so. */
    public String values(int window, Field one, String valueOfOne, Field other, String valueOfOther) {
        return isTaken(other) ? null : both(window, one, valueOfOne, other, FieldValue.exactly(valueOfOther));
    }

    /**
     * The instances active in so many days that have versions which texts of URLs ask for, beside what the filter says of the field; null if
     * both of the field's names are taken, or if the texts are too long for an address.
     */
    public String versions(int window, Field field, List<String> texts) {
        String text = String.join("\n", texts);
        return text.length() > LONGEST_VERSIONS
                ? null
                : Stream.of(FilterParameters.named(field.name()), FilterParameters.FIELD + field.name())
                        .filter(name -> !kept.containsKey(name))
                        .findFirst()
                        .map(name -> {
                            Map<String, String> query = with(InstanceState.ACTIVE, window);
                            query.put(name, text);
                            return path + Query.of(query);
                        })
                        .orElse(null);
    }

    /** The instances active in so many days that report a field, whether or not its filter names values. */
    public String reported(int window, Field field) {
        return field == null || kept.containsKey(FilterParameters.named(field.name()))
                ? null
                : given(window, field, FilterParameters.REPORTED);
    }

    /** The instances active in so many days that do not report a field. */
    public String notReported(int window, Field field) {
        return given(window, field, FilterParameters.NOT_REPORTED);
    }

    /** The instances active in so many days whose value of a field cannot be used, for one reason. */
    public String unusable(int window, Field field, Unusable reason) {
        return given(window, field, FieldValue.unusable(reason));
    }

    /** The instances active in so many days that report no usable value of a field. */
    public String missing(int window, Field field) {
        return given(window, field, FilterParameters.NOT_REPORTED + "\n" + FilterParameters.UNUSABLE);
    }

    /** The beginning of the links of a chart's points, which the last day of a point follows. Further parameters may follow the day. */
    public String beforeDay() {
        return beforeDay(kept);
    }

    /** The same of links to the instances that were first seen on the days of a point; {@link #FIRST_DAY} is in it. */
    public String firstSeenBeforeDay() {
        Map<String, String> query = new LinkedHashMap<>(kept);
        query.put("state", InstanceState.ALL.code());
        return path + Query.of(query) + "&" + FilterParameters.FIRST_SEEN + "=" + FIRST_DAY + "..";
    }

    /** What follows the day in links to the instances that were active in so many days. */
    public static String ofWindow(int span) {
        return "&window=" + span;
    }

    /** What follows the day in links to the instances in a state. */
    public static String ofState(InstanceState state, int span) {
        return "&state=" + state.code() + ofWindow(span);
    }

    /** The same for the values of a field: what the filter says about it is in {@link #ofField} alone. */
    public String beforeDay(int span, Field field) {
        Map<String, String> query = new LinkedHashMap<>(kept);
        if (field != null) {
            query.remove(FilterParameters.named(field.name()));
        }
        query.put("window", String.valueOf(span));
        return beforeDay(query);
    }

    /** What follows the day in links to all instances of a point. */
    public String ofField(Field field) {
        String name = field == null ? "" : FilterParameters.named(field.name());
        return kept.containsKey(name) ? after(Map.of(name, kept.get(name))) : "";
    }

    /** What follows the day in links to the instances of a point that have a value; null if the filter cannot say so. */
    public String ofValue(Field field, String value) {
        return isTaken(field) ? null : after(Map.of(FilterParameters.named(field.name()), text(value)));
    }

    /** What follows the day in links to the instances of a point that have a usable value and none of these. */
    public String ofOthers(Field field, List<String> values) {
        return isTaken(field) ? null : after(Map.of(FilterParameters.named(field.name()), andNone(field, values)));
    }

    /** What follows the day in links to the instances of a point that report a field. */
    public String ofReported(Field field) {
        return field == null || kept.containsKey(FilterParameters.named(field.name()))
                ? null
                : after(Map.of(FilterParameters.named(field.name()), FilterParameters.REPORTED));
    }

    /** What follows the day in links to the instances of a point whose value cannot be used. */
    public String ofUnusable(Field field) {
        return isTaken(field) ? null : after(Map.of(FilterParameters.named(field.name()), FilterParameters.UNUSABLE));
    }

    private String both(int window, Field one, String valueOfOne, Field other, String ofOther) {
        if (isTaken(one)) {
            return null;
        }
        Map<String, String> query = with(InstanceState.ACTIVE, window);
        query.put(FilterParameters.named(one.name()), FieldValue.exactly(valueOfOne));
        query.put(FilterParameters.named(other.name()), ofOther);
        return path + Query.of(query);
    }

    private String text(String value) {
        return groups && Version.isGroup(value) ? value : FieldValue.exactly(value);
    }

    /** What the filter says of a field already, and that it is none of these values. */
    private String andNone(Field field, List<String> values) {
        return Stream.concat(
                        Stream.ofNullable(kept.get(FilterParameters.named(field.name()))),
                        values.stream().map(value -> "!" + value))
                .collect(Collectors.joining("\n"));
    }

    private String given(int window, Field field, String value) {
        if (isTaken(field)) {
            return null;
        }
        Map<String, String> query = with(InstanceState.ACTIVE, window);
        query.put(FilterParameters.named(field.name()), value);
        return path + Query.of(query);
    }

    /**
     * Whether no list can be asked for by a field: the product does not have it, or it has several values and the filter names one already.
     * One more value would be another one of them, and not both.
     */
    private boolean isTaken(Field field) {
        return field == null || field.many() && kept.containsKey(FilterParameters.named(field.name()));
    }

    private Map<String, String> with(InstanceState state, int window) {
        Map<String, String> query = new LinkedHashMap<>(kept);
        query.put("state", state.code());
        query.put("window", String.valueOf(window));
        return query;
    }

    private String beforeDay(Map<String, String> query) {
        return path + Query.of(query) + (query.isEmpty() ? "?on=" : "&on=");
    }

    private static String after(Map<String, String> query) {
        return "&" + Query.of(query).substring(1);
    }
}
