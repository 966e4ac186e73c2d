package rollcall.pages.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import rollcall.analysis.population.ClosedDays;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.report.Lane;

/**
 * What a page shows of its filter.
 *
 * @param chips the conditions, each with a link to the page without it
 * @param lanes the lanes with their numbers; empty if all instances are in one lane
 * @param clear the link to the page without any condition; null if there is none
 * @param form adds a condition
 */
public record FilterBar(List<Chip> chips, List<LaneChoice> lanes, String clear, FilterForm form) {
    private static final int DAYS = 7;
    private static final String RANGE = "range";

    /** A condition in words. */
    public record Chip(String text, String href) {}

    /**
     * A lane that can be shown alone.
     *
     * @param count the instances active in 7 days that are in it and meet the conditions
     */
    public record LaneChoice(String title, String count, String href, boolean current) {}

    /** The filter of a page about these instances. */
    public static FilterBar of(PageRequest pageRequest, Vocabulary vocabulary, Population population) {
        List<Chip> chips = new ArrayList<>();
        pageRequest.query().keySet().forEach(name -> {
            if (name.equals(FilterParameters.FUNNEL)) {
                chips.add(new Chip(
                        EventWords.funnel(EventFilter.steps(pageRequest)),
                        pageRequest.path() + without(pageRequest, name)));
            } else if (name.equals(RanFilter.RAN)) {
                chips.add(new Chip(RanFilter.words(pageRequest), pageRequest.path() + without(pageRequest, name)));
            } else if (!name.equals(FilterParameters.LANE) && isFilter(vocabulary, name)) {
                Questions.values(pageRequest, name)
                        .forEach(value -> chips.add(new Chip(
                                ConditionWords.of(vocabulary, name, value),
                                pageRequest.path() + without(pageRequest, name, value))));
            }
        });
        return new FilterBar(
                chips,
                lanes(pageRequest, population),
                chips.isEmpty() ? null : cleared(pageRequest, vocabulary),
                FilterForm.of(pageRequest.path(), linkable(pageRequest), vocabulary));
    }

    /**
     * With one more condition, which is no part of the filter of other pages.
     *
     * @param cleared the link to the page without any condition
     */
    public FilterBar with(Chip one, String cleared) {
        List<Chip> all = new ArrayList<>(chips);
        all.add(one);
        return new FilterBar(all, lanes, cleared, form);
    }

    /** Puts what the frame and the head of a page show of its filter into the page's values. */
    public static void put(
            Map<String, Object> model, PageRequest pageRequest, Vocabulary vocabulary, Population population) {
        model.put("filters", of(pageRequest, vocabulary, population));
        String query = Query.of(kept(pageRequest, vocabulary));
        model.put("filterQuery", query.isEmpty() ? "" : query.substring(1));
        model.put("preparing", preparing(population.closedDays()));
    }

    /** How far the product's history is prepared; null if there is nothing to wait for. */
    private static String preparing(ClosedDays days) {
        if (!days.derived()) {
            return Messages.get("filter.preparing-shares");
        }
        return days.isBehind() ? Messages.get("filter.preparing", days.closed(), days.over()) : null;
    }

    /** The parameters of a page's filter, for links to other pages. */
    public static Map<String, String> kept(PageRequest pageRequest, Vocabulary vocabulary) {
        Map<String, String> kept = new LinkedHashMap<>(pageRequest.query());
        kept.keySet().removeIf(name -> !isFilter(vocabulary, name));
        return kept;
    }

    /**
     * The same for links to the instances that a page counts: with the lanes that the page is about, and with its range if an event is asked
     * for, because the event was sent in these days.
     */
    public static Map<String, String> keptForList(
            PageRequest pageRequest, Vocabulary vocabulary, Population population) {
        Map<String, String> kept = kept(pageRequest, vocabulary);
        kept.put(FilterParameters.LANE, FilterParameters.code(population.filter()));
        boolean asksForDays = Stream.of(
                        FilterParameters.EVENT, FilterParameters.FUNNEL, RanFilter.RAN, ErrorFilter.ERROR)
                .anyMatch(kept::containsKey);
        if (asksForDays && pageRequest.query().containsKey(RANGE)) {
            kept.put(RANGE, pageRequest.query().get(RANGE));
        }
        return kept;
    }

    private static boolean isFilter(Vocabulary vocabulary, String name) {
        return List.of(
                                FilterParameters.LANE,
                                FilterParameters.EVENT,
                                FilterParameters.WITH,
                                FilterParameters.FUNNEL,
                                RanFilter.RAN,
                                ErrorFilter.ERROR,
                                FilterParameters.FIRST_SEEN,
                                OtherDays.AT,
                                OtherDays.OUTCOME,
                                UpgradedTo.UPGRADE,
                                MovedBuckets.MOVED)
                        .contains(name)
                || Questions.field(vocabulary, name).isPresent();
    }

    private static String without(PageRequest pageRequest, String name, String value) {
        Map<String, String> query = linkable(pageRequest);
        List<String> left = new ArrayList<>(Questions.values(pageRequest, name));
        left.remove(value);
        if (left.isEmpty()) {
            query.remove(name);
        } else {
            query.put(name, String.join("\n", left));
        }
        if (name.equals(FilterParameters.EVENT) && !EventFilter.hasUsed(left)) {
            query.remove(FilterParameters.WITH);
        }
        return Query.of(query);
    }

    private static String without(PageRequest pageRequest, String name) {
        Map<String, String> query = linkable(pageRequest);
        query.remove(name);
        return Query.of(query);
    }

    private static String cleared(PageRequest pageRequest, Vocabulary vocabulary) {
        Map<String, String> query = linkable(pageRequest);
        query.keySet().removeIf(name -> !name.equals(FilterParameters.LANE) && isFilter(vocabulary, name));
        return pageRequest.path() + Query.of(query);
    }

    /** The parameters of a page's URL without what belongs to one of its views alone, for links to the page. */
    public static Map<String, String> linkable(PageRequest pageRequest) {
        Map<String, String> query = new LinkedHashMap<>(pageRequest.query());
        List.of("after", "before", "place").forEach(query::remove);
        query.remove("from");
        return query;
    }

    private static List<LaneChoice> lanes(PageRequest pageRequest, Population population) {
        Population all = population.with(
                new Filter(Filter.NONE.lanes(), population.filter().conditions()));
        Map<Lane, Integer> counts = all.laneCounts(DAYS);
        Set<Lane> current = population.filter().hasAllLanes()
                ? Set.of()
                : population.filter().lanes();
        List<LaneChoice> choices = new ArrayList<>();
        choices.add(choice(
                pageRequest,
                Messages.get("filter.all"),
                FilterParameters.ALL_LANES,
                sum(counts, counts.keySet()),
                current.isEmpty()));
        Arrays.stream(Lane.values())
                .filter(lane -> counts.get(lane) > 0 || current.contains(lane))
                .forEach(lane -> choices.add(choice(
                        pageRequest,
                        LaneWords.of(lane),
                        FilterParameters.code(lane),
                        counts.get(lane),
                        current.contains(lane))));
        boolean divides = sum(counts, population.filter().lanes()) < sum(counts, counts.keySet());
        return divides || choices.size() > 2 || pageRequest.query().containsKey(FilterParameters.LANE)
                ? choices
                : List.of();
    }

    private static int sum(Map<Lane, Integer> counts, Set<Lane> lanes) {
        return lanes.stream().mapToInt(counts::get).sum();
    }

    private static LaneChoice choice(PageRequest pageRequest, String title, String code, int count, boolean current) {
        Map<String, String> query = linkable(pageRequest);
        query.put(FilterParameters.LANE, code);
        return new LaneChoice(title, Numbers.count(count), pageRequest.path() + Query.of(query), current);
    }
}
