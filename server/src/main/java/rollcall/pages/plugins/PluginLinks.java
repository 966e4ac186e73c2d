package rollcall.pages.plugins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.TwoDays;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.ListQuery;
import rollcall.report.Version;

/**
 * Leads from the numbers of plugins to the lists of the instances that they count, on the later day. A link is null if no filter says which
 * instances these are.
 */
final class PluginLinks {
    private final String product;
    private final PageRequest pageRequest;
    private final ListQuery asked;
    private final Vocabulary vocabulary;
    private final Field list;
    private final TwoDays days;

    PluginLinks(PageRequest pageRequest, Vocabulary vocabulary, Population population, Field list, TwoDays days) {
        this.product = "/p/" + pageRequest.product().slug();
        this.pageRequest = pageRequest;
        this.vocabulary = vocabulary;
        this.list = list;
        this.days = days;
        asked = ListQuery.active(pageRequest, vocabulary, population, Condition.DAYS)
                .on(days.to());
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
        ListQuery narrowed = asked.with(field, Version.isGroup(version) ? version : FilterParameters.exactly(version));
        return list(narrowed, List.of(name == null ? FilterParameters.REPORTED : is(name)), List.of());
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
    private @Nullable String list(ListQuery from, List<String> now, List<String> before) {
        ListQuery narrowed = from;
        for (String value : now) {
            narrowed = narrowed.with(list, value);
        }
        for (String value : before) {
            narrowed = narrowed.then(days.from(), list, value);
        }
        return narrowed.href();
    }
}
