package rollcall.pages.filter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Condition.EventDetail;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;

/**
 * Links from a number of a page about events to the list of the instances that it counts. There is no link where the filter of the page asks
 * for something that the list could not ask for as well.
 */
public final class SenderLinks {
    private static final String RANGE = "range";

    /** More would make an address that some programs cut. */
    private static final int MOST_VERSIONS = 200;

    private final String path;
    private final Map<String, String> kept;
    private final boolean whole;

    /**
     * @param population what the page is about
     * @param range the name of the range of the days on which they were seen, see {@link rollcall.analysis.time.Range#exactName}
     */
    public SenderLinks(PageRequest pageRequest, Vocabulary vocabulary, Population population, String range) {
        path = "/p/" + pageRequest.product().slug() + "/instances";
        kept = new LinkedHashMap<>(FilterBar.keptForList(pageRequest, vocabulary, population));
        whole = population.isWhole();
        kept.put("state", InstanceState.SEEN.code());
        kept.put(RANGE, range);
    }

    /** All that were seen. */
    public String seen() {
        return path + Query.of(kept);
    }

    /** The instances that sent an event; null if the filter cannot say so. */
    public @Nullable String event(String name) {
        if (isOdd(name) || kept.containsKey(FilterParameters.WITH)) {
            return null;
        }
        String others = kept.get(FilterParameters.EVENT);
        return with(FilterParameters.EVENT, others == null ? name : others + "\n" + name);
    }

    /** The instances that sent an event with a value; null if the filter cannot say so. */
    public @Nullable String value(String name, EventDetail value) {
        String link = kept.containsKey(FilterParameters.EVENT) ? null : event(name);
        return link == null ? null : and(link, after(value));
    }

    /** The instances that ran one of some versions or sent an event; null if the filter cannot say so. */
    public @Nullable String ranOrSent(List<String> versions, String name) {
        return isTaken(versions, name) ? null : with(RanFilter.RAN, RanFilter.orSent(versions, name));
    }

    /** The instances that ran a version or sent an event with it; null if the filter cannot say so. */
    public @Nullable String ranOrSentWith(String version, String name) {
        return isTaken(List.of(version), name) ? null : with(RanFilter.RAN, RanFilter.orSentWith(version, name));
    }

    /** The instances that ran one of some versions or sent an error with one; null if the filter cannot say so. */
    public @Nullable String ranOrErrors(List<String> versions) {
        return versions.isEmpty() || isTaken(versions, RanFilter.RAN)
                ? null
                : with(RanFilter.RAN, RanFilter.orErrors(versions));
    }

    /**
     * The instances that sent an error; null if the filter cannot say so.
     *
     * @param signature empty for errors without one; null for any
     * @param version null for any
     */
    public @Nullable String error(@Nullable String signature, @Nullable String version) {
        return kept.containsKey(ErrorFilter.ERROR)
                ? null
                : ErrorFilter.text(signature, version)
                        .map(text -> with(ErrorFilter.ERROR, text))
                        .orElse(null);
    }

    private boolean isTaken(List<String> versions, String name) {
        return kept.containsKey(RanFilter.RAN)
                || versions.size() > MOST_VERSIONS
                || isOdd(name)
                || !versions.stream().allMatch(RanFilter::isVersion);
    }

    /** The instances that came through steps; null if the filter cannot say so. */
    public @Nullable String reached(List<String> steps) {
        return kept.containsKey(FilterParameters.FUNNEL) || steps.stream().anyMatch(SenderLinks::isOdd)
                ? null
                : with(FilterParameters.FUNNEL, String.join("\n", steps));
    }

    /** The instances that came through steps, and not to the one after them; null if the filter cannot say so. */
    public @Nullable String dropOff(List<String> steps, String next) {
        String link = isOdd(next) ? null : reached(steps);
        return link == null ? null : link + after(FilterParameters.FUNNEL, "!" + next);
    }

    /**
     * The beginning of the links of a chart's points, which the last day of a point follows; null if the filter asks for events on other days.
     *
     * @param span how many days a point stands for
     */
    public @Nullable String beforeDay(String name, int span) {
        if (isOdd(name) || kept.containsKey(FilterParameters.EVENT) || kept.containsKey(FilterParameters.FUNNEL)) {
            return null;
        }
        Map<String, String> query = new LinkedHashMap<>(kept);
        if (whole) {
            query.remove(RANGE);
        }
        query.put(FilterParameters.EVENT, name);
        query.put("window", String.valueOf(span));
        return path + Query.of(query) + "&on=";
    }

    /** What follows the day in links to the instances of a point that sent the event with a value; null if the filter cannot say so. */
    public static @Nullable String after(EventDetail value) {
        String text = EventFilter.text(value);
        return EventFilter.isValue(text) && EventFilter.value(text).equals(value)
                ? after(FilterParameters.WITH, text)
                : null;
    }

    private static @Nullable String and(String link, @Nullable String after) {
        return after == null ? null : link + after;
    }

    private static String after(String name, String value) {
        return Query.of(Map.of(name, value)).replaceFirst("\\?", "&");
    }

    private String with(String name, String value) {
        Map<String, String> query = new LinkedHashMap<>(kept);
        query.put(name, value);
        return path + Query.of(query);
    }

    /** Whether an event has a name that the filter would take for something else. */
    private static boolean isOdd(String name) {
        return name.startsWith("!") || name.isBlank() || !name.strip().equals(name) || name.contains("\n");
    }
}
