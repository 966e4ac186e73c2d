package rollcall.pages.filter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rollcall.analysis.explore.Division;
import rollcall.analysis.explore.Division.Group;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.Query;

/**
 * Says in a query that instances are in a group of a division.
 *
 * @param names the parameters of what divides them
 * @param many whether an instance may have several values
 * @param value the value of a group in URLs
 */
public record GroupFilter(List<String> names, boolean many, Function<Group, String> value) {
    /** Of a division by a field. */
    public static GroupFilter of(Field field) {
        return new GroupFilter(
                List.of(FilterParameters.named(field.name()), FilterParameters.FIELD + field.name()).stream()
                        .distinct()
                        .toList(),
                field.many(),
                Group::value);
    }

    /**
     * A query with the condition that instances are in a group as well.
     *
     * @return empty if no query says so: two names are there for each field, so a list has two values at most of which both have to be in it
     */
    public Optional<Map<String, String>> narrowed(Map<String, String> query, Division division, Group group) {
        Map<String, String> narrowed = new LinkedHashMap<>(query);
        if (group.kind() == Group.Kind.OTHERS) {
            division.groups().stream()
                    .filter(each -> each.kind() == Group.Kind.VALUE)
                    .forEach(each -> Query.append(narrowed, names.get(0), "!" + each.value()));
            return Optional.of(narrowed);
        }
        if (many && group.kind() == Group.Kind.VALUE) {
            Optional<String> free =
                    names.stream().filter(name -> takesValue(query.get(name))).findFirst();
            free.ifPresent(name -> Query.append(narrowed, name, FilterParameters.exactly(group.value())));
            return free.map(name -> narrowed);
        }
        // The group decides what the other conditions on its field come to, and all of it meets them.
        names.forEach(narrowed::remove);
        narrowed.put(
                names.get(0),
                switch (group.kind()) {
                    case NOT_REPORTED -> FilterParameters.NOT_REPORTED;
                    case UNUSABLE -> FilterParameters.UNUSABLE;
                    case EMPTY -> FilterParameters.EMPTY;
                    default -> value.apply(group);
                });
        return Optional.of(narrowed);
    }

    /** Whether a value that is added to others makes them narrower: several values of one name mean any of them. */
    private static boolean takesValue(String values) {
        return values == null || Arrays.stream(values.split("\n")).allMatch(each -> each.startsWith("!"));
    }
}
