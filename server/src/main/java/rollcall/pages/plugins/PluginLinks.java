package rollcall.pages.plugins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.TwoDays;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.OtherDays;
import rollcall.report.Version;

/**
 * Leads from the numbers of plugins to the lists of the instances that they count, on the later day. A link is null if no filter says which
 * instances these are: values of one parameter mean any of them, and a field has two parameters.
 */
final class PluginLinks {
    private static final String AND = "\n";

    private final String product;
    private final PageRequest pageRequest;
    private final Map<String, String> asked = new LinkedHashMap<>();
    private final Vocabulary vocabulary;
    private final Field list;
    private final TwoDays days;

    PluginLinks(PageRequest pageRequest, Vocabulary vocabulary, Population population, Field list, TwoDays days) {
        this.product = "/p/" + pageRequest.product().slug();
        this.pageRequest = pageRequest;
        this.vocabulary = vocabulary;
        this.list = list;
        this.days = days;
        asked.put("state", InstanceState.ACTIVE.code());
        asked.put("window", String.valueOf(Condition.DAYS));
        asked.put("on", days.to().toString());
        asked.putAll(FilterBar.keptForList(pageRequest, vocabulary, population));
    }

    /** To the page of a plugin. */
    String page(String name) {
        return product + "/plugins/plugin" + Query.of(about(name));
    }

    /** To the page of all plugins. */
    String all() {
        Map<String, String> query = about("");
        query.remove("name");
        return product + "/plugins" + Query.of(query);
    }

    private Map<String, String> about(String name) {
        Map<String, String> query = new LinkedHashMap<>(pageRequest.query());
        query.keySet().removeAll(List.of("show", "of", "level"));
        query.put("name", name);
        return query;
    }

    /** To those that have a plugin enabled. */
    @Nullable
    String enabled(String name) {
        return list(asked, List.of(is(name)), List.of());
    }

    /** To those that have two plugins enabled. */
    @Nullable
    String both(String name, String other) {
        return list(asked, List.of(is(name), is(other)), List.of());
    }

    /** To those that have one plugin enabled, and not another one. */
    @Nullable
    String oneWithout(String name, String other) {
        return list(asked, List.of(is(name), not(other)), List.of());
    }

    /** To those that took all of some plugins up; null of more than two. */
    @Nullable
    String takenUp(String... names) {
        return list(asked, all(names, PluginLinks::is), all(names, PluginLinks::not));
    }

    /** To those that gave up all of some plugins; null of more than two. */
    @Nullable
    String givenUp(String... names) {
        return list(asked, all(names, PluginLinks::not), all(names, PluginLinks::is));
    }

    /** To those of a version, or of a group of versions, that report their plugins, or that have one enabled. */
    @Nullable
    String onVersion(String version, @Nullable String name) {
        Field field = vocabulary.field(vocabulary.versionField()).orElse(null);
        if (field == null) {
            return null;
        }
        Map<String, String> query = new LinkedHashMap<>(asked);
        return narrow(query, field, Version.isGroup(version) ? version : FilterParameters.exactly(version))
                ? list(query, List.of(name == null ? FilterParameters.REPORTED : is(name)), List.of())
                : null;
    }

    private interface Text {
        String of(String name);
    }

    private static List<String> all(String[] names, Text text) {
        List<String> all = new ArrayList<>();
        for (String name : names) {
            all.add(text.of(name));
        }
        return all;
    }

    private static String is(String name) {
        return FilterParameters.exactly(name);
    }

    private static String not(String name) {
        return "!" + name;
    }

    /** To those of which each value holds now, and each of others on the earlier day. */
    private @Nullable String list(Map<String, String> query, List<String> now, List<String> before) {
        Map<String, String> narrowed = new LinkedHashMap<>(query);
        for (String value : now) {
            if (!narrow(narrowed, list, value)) {
                return null;
            }
        }
        for (String value : before) {
            if (!narrowBefore(narrowed, value)) {
                return null;
            }
        }
        return product + "/instances" + Query.of(narrowed);
    }

    /** Adds a value to the first parameter of a field that it can join. */
    private static boolean narrow(Map<String, String> query, Field field, String value) {
        for (String parameter : List.of(FilterParameters.named(field.name()), FilterParameters.FIELD + field.name())) {
            String given = query.getOrDefault(parameter, "");
            if (joins(value, given.lines())) {
                query.put(parameter, and(given, value));
                return true;
            }
        }
        return false;
    }

    private boolean narrowBefore(Map<String, String> query, String value) {
        String given = query.getOrDefault(OtherDays.AT, "");
        for (String at : List.of(OtherDays.at(days.from(), list, ""), OtherDays.alsoAt(days.from(), list, ""))) {
            Stream<String> values =
                    given.lines().filter(each -> each.startsWith(at)).map(each -> each.substring(at.length()));
            if (joins(value, values)) {
                query.put(OtherDays.AT, and(given, at + value));
                return true;
            }
        }
        return false;
    }

    /** Of values that begin with "!" each one holds, of others any. */
    private static boolean joins(String value, Stream<String> others) {
        return value.startsWith("!") || others.allMatch(other -> other.startsWith("!"));
    }

    private static String and(String given, String value) {
        return given.isEmpty() ? value : given + AND + value;
    }
}
