package rollcall.pages.filter;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;

/**
 * The query of a list of instances, narrowed value by value. Values of one parameter mean any of them, and a field has two parameters: what
 * neither can take no filter says.
 *
 * @param isSaid whether the query says all that it was narrowed to
 */
public record ListQuery(String path, Map<String, String> query, boolean isSaid) {
    private static final String AND = "\n";

    /** The instances of a page's filter that were active in so many days. */
    public static ListQuery active(PageRequest pageRequest, Vocabulary vocabulary, Population population, int window) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("state", InstanceState.ACTIVE.code());
        query.put("window", String.valueOf(window));
        query.putAll(FilterBar.keptForList(pageRequest, vocabulary, population));
        return new ListQuery("/p/" + pageRequest.product().slug() + "/instances", query, true);
    }

    /** The days that end on a day. */
    public ListQuery on(LocalDate day) {
        return with("on", day.toString());
    }

    /** Those of which a value holds, as it stands in URLs. */
    public ListQuery with(Field field, String value) {
        for (String parameter : List.of(FilterParameters.named(field.name()), FilterParameters.FIELD + field.name())) {
            String given = query.getOrDefault(parameter, "");
            if (joins(value, given.lines())) {
                return with(parameter, and(given, value));
            }
        }
        return new ListQuery(path, query, false);
    }

    /** Those with an older version. */
    public ListQuery below(Field field, String version) {
        return with(field, "<" + version);
    }

    /** Those of which a value held at the end of another day. */
    public ListQuery then(LocalDate day, Field field, String value) {
        String given = query.getOrDefault(OtherDays.AT, "");
        for (String at : List.of(OtherDays.at(day, field, ""), OtherDays.alsoAt(day, field, ""))) {
            Stream<String> values =
                    given.lines().filter(each -> each.startsWith(at)).map(each -> each.substring(at.length()));
            if (joins(value, values)) {
                return with(OtherDays.AT, and(given, at + value));
            }
        }
        return new ListQuery(path, query, false);
    }

    /** Those that meet one more value of a parameter of which all values hold. */
    public ListQuery also(String parameter, String value) {
        Map<String, String> narrowed = new LinkedHashMap<>(query);
        Query.append(narrowed, parameter, value);
        return new ListQuery(path, narrowed, isSaid);
    }

    /** The link; null if no filter says who they are. */
    public @Nullable String href() {
        return isSaid ? path + Query.of(query) : null;
    }

    /** The link to so many instances; null also for none. */
    public @Nullable String href(int count) {
        return count == 0 ? null : href();
    }

    private ListQuery with(String parameter, String value) {
        Map<String, String> narrowed = new LinkedHashMap<>(query);
        narrowed.put(parameter, value);
        return new ListQuery(path, narrowed, isSaid);
    }

    /** Of values that begin with "!" each one holds, of others any. */
    private static boolean joins(String value, Stream<String> others) {
        return value.startsWith("!") || others.allMatch(other -> other.startsWith("!"));
    }

    private static String and(String given, String value) {
        return given.isEmpty() ? value : given + AND + value;
    }
}
