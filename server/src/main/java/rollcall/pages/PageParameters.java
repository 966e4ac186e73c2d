package rollcall.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.analysis.time.Comparison;
import rollcall.analysis.time.Range;

/**
 * The parameters that a page takes in its URL. Each page declares its own as {@code PARAMETERS} or {@code parameters()}, and no other
 * parameter and no value that it does not permit ever reaches it.
 *
 * @param all in the order in which an error lists them
 * @param ofProduct further ones, which depend on the product; not called before the log-in
 */
public record PageParameters(List<Parameter> all, Function<PageRequest, List<Parameter>> ofProduct) {
    /** Of a page that takes none. */
    public static final PageParameters NONE = of();

    /** What the form of two days sends. Its answer leads to the same page with {@link Parameter#RANGE}. */
    private static final Parameter FROM = Parameter.day("from");

    private static final Parameter TO = Parameter.day("to");

    /** Of a page that takes these. */
    public static PageParameters of(Parameter... parameters) {
        return new PageParameters(List.of(parameters), pageRequest -> List.of());
    }

    /** Of a page over a range of days that takes these as well. */
    public static PageParameters ofRange(Parameter... more) {
        return of(Parameter.RANGE, FROM, TO).and(more);
    }

    /** Of a page over a range of days, which can be compared with earlier days, that takes these as well. */
    public static PageParameters ofComparedRange(Parameter... more) {
        return ofRange(Parameter.COMPARE).and(more);
    }

    /** These and more, for example for the page's CSV file. */
    public PageParameters and(Parameter... more) {
        return new PageParameters(Stream.concat(all.stream(), Stream.of(more)).toList(), ofProduct);
    }

    /** These and those that a product has, for example its fields. */
    public PageParameters with(Function<PageRequest, List<Parameter>> more) {
        return new PageParameters(all, more);
    }

    /**
     * The parameters of a URL as the page reads them, without blank ones. Of a parameter that the URL may have several times, all values are
     * there, each on a line of its own.
     *
     * @param pageRequest null on pages before the log-in, whose values do not depend on it
     * @param given all values by name, in the order of the URL
     * @throws InvalidParameter if the page does not take one of the names or values
     */
    public Map<String, String> read(PageRequest pageRequest, Map<String, List<String>> given) {
        Map<String, String> query = new LinkedHashMap<>();
        List<Parameter> known = pageRequest == null || given.isEmpty()
                ? all
                : Stream.concat(all.stream(), ofProduct.apply(pageRequest).stream())
                        .toList();
        given.forEach((name, values) -> {
            Parameter parameter = named(known, name);
            if (values.size() > 1 && !parameter.several()) {
                throw new InvalidParameter(name, "It stands there more than once.", "");
            }
            values.stream()
                    .filter(value -> !value.isBlank())
                    .forEach(value -> parameter.check().accept(pageRequest, value));
            if (parameter.bare() || !values.get(0).isBlank()) {
                query.put(name, parameter.several() ? joined(values) : values.get(0));
            }
        });
        checkComparison(query);
        return query;
    }

    private static void checkComparison(Map<String, String> query) {
        if (query.containsKey(Parameter.COMPARE.name())
                && Range.ALL.equals(query.get(Parameter.RANGE.name()))
                && !query.containsKey(FROM.name())) {
            throw new InvalidParameter(Parameter.COMPARE.name(), Comparison.OF_ALL, "with any other range");
        }
    }

    /**
     * The query that says the same with {@link Parameter#RANGE}, if the URL names the first and the last day one by one, as a form without
     * scripts does; otherwise empty.
     *
     * @throws InvalidParameter if one of the days is missing, or if there is no such range
     */
    public Optional<String> withRange(PageRequest pageRequest, Map<String, List<String>> given) {
        Map<String, String> query = pageRequest.query();
        if (!all.contains(Parameter.RANGE) || !query.containsKey(FROM.name()) && !query.containsKey(TO.name())) {
            return Optional.empty();
        }
        String range = Range.named(day(query, FROM), day(query, TO));
        Parameter.RANGE.check().accept(pageRequest, range);
        List<Map.Entry<String, String>> same = new ArrayList<>();
        given.forEach((name, values) -> values.stream()
                .filter(value -> !value.isBlank() && !ofRange().isNamed(name))
                .forEach(value -> same.add(Map.entry(name, value))));
        same.add(Map.entry(Parameter.RANGE.name(), range));
        return Optional.of(Query.of(same));
    }

    private static String day(Map<String, String> query, Parameter parameter) {
        if (!query.containsKey(parameter.name())) {
            throw new InvalidParameter(parameter.name(), "The day is missing.", "the first and the last day together");
        }
        return query.get(parameter.name());
    }

    private boolean isNamed(String name) {
        return all.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    private static String joined(List<String> values) {
        return values.stream()
                .map(value -> value.replace('\n', ' ').replace('\r', ' '))
                .filter(value -> !value.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private Parameter named(List<Parameter> known, String name) {
        return known.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter(
                        name,
                        all.isEmpty() ? "This page takes no parameters." : "This page takes no parameter of this name.",
                        Parameter.listed(all.stream().map(Parameter::name).toList())));
    }
}
