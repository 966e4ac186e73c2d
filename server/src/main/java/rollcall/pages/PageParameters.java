package rollcall.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.analysis.time.Range;

/**
 * The parameters that a page takes in its URL. Each page declares its own as {@code PARAMETERS} or {@code parameters()}, and no other
 * parameter and no value that it does not permit ever reaches it.
 *
 * @param all in the order in which an error lists them
 */
public record PageParameters(List<Parameter> all) {
    /** Of a page that takes none. */
    public static final PageParameters NONE = of();

    /** What the form of two days sends. Its answer leads to the same page with {@link Parameter#RANGE}. */
    private static final Parameter FROM = Parameter.day("from");

    private static final Parameter TO = Parameter.day("to");

    /** Of a page that takes these. */
    public static PageParameters of(Parameter... parameters) {
        return new PageParameters(List.of(parameters));
    }

    /** Of a page over a range of days that takes these as well. */
    public static PageParameters ofRange(Parameter... more) {
        return of(Parameter.RANGE, FROM, TO).and(more);
    }

    /** These and more, for example for the page's CSV file. */
    public PageParameters and(Parameter... more) {
        return new PageParameters(Stream.concat(all.stream(), Stream.of(more)).toList());
    }

    /**
     * The parameters of a URL as the page reads them: the first value of each, without blank ones.
     *
     * @param pageRequest null on pages before the log-in, whose values do not depend on it
     * @param given all values by name, in the order of the URL
     * @throws InvalidParameter if the page does not take one of the names or values
     */
    public Map<String, String> read(PageRequest pageRequest, Map<String, List<String>> given) {
        Map<String, String> query = new LinkedHashMap<>();
        given.forEach((name, values) -> {
            Parameter parameter = named(name);
            if (values.size() > 1 && !parameter.several()) {
                throw new InvalidParameter(name, "It stands there more than once.", "");
            }
            values.stream()
                    .filter(value -> !value.isBlank())
                    .forEach(value -> parameter.check().accept(pageRequest, value));
            if (parameter.bare() || !values.get(0).isBlank()) {
                query.put(name, values.get(0));
            }
        });
        return query;
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

    private Parameter named(String name) {
        return all.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter(
                        name,
                        all.isEmpty() ? "This page takes no parameters." : "This page takes no parameter of this name.",
                        Parameter.listed(all.stream().map(Parameter::name).toList())));
    }
}
