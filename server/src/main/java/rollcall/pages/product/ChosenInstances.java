package rollcall.pages.product;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Window;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.SeenDays;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;

/**
 * Which instances the list's URL asks for: a state in a window of days, now or on a day, and the filter of the page.
 *
 * @param days the days of the state {@code seen}
 * @param among their ordinals; null for all that were ever seen
 */
record ChosenInstances(InstanceState state, int window, LocalDate on, SeenDays days, RoaringBitmap among) {
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    static ChosenInstances of(PageRequest pageRequest, Population population) {
        Map<String, String> query = pageRequest.query();
        boolean asked = query.containsKey("state") || query.containsKey("window") || query.containsKey("on");
        SeenDays days = SeenDays.of(pageRequest);
        if (!asked && population.isWhole()) {
            return new ChosenInstances(InstanceState.ALL, 0, null, days, null);
        }
        InstanceState state =
                InstanceState.named(query.getOrDefault("state", "active")).orElse(InstanceState.ACTIVE);
        int usual = state == InstanceState.ACTIVE ? WEEK : MONTH;
        int window = Integer.parseInt(query.getOrDefault("window", String.valueOf(usual)));
        LocalDate on = query.containsKey("on") ? LocalDate.parse(query.get("on")) : null;
        Asked what = new Asked(state, window, on, days);
        Supplier<RoaringBitmap> count = () -> among(population, state, window, on, days);
        RoaringBitmap among = state == InstanceState.SEEN
                ? population.answerAboutEvents(what, RoaringBitmap::getLongSizeInBytes, count)
                : population.answer(what, RoaringBitmap::getLongSizeInBytes, count);
        return new ChosenInstances(state, window, on, days, among);
    }

    private record Asked(InstanceState state, int window, LocalDate on, SeenDays days) {}

    private static RoaringBitmap among(
            Population population, InstanceState state, int window, LocalDate on, SeenDays days) {
        if (state == InstanceState.SEEN) {
            return population.seen(days.seen().from(), days.seen().to());
        }
        return on == null ? state.now(population, window) : state.on(population, on, Math.max(1, window));
    }

    /** Whether the list has all instances that were ever seen. */
    boolean isAll() {
        return among == null;
    }

    /** The list in a sentence. */
    String words(int found) {
        return switch (state) {
            case ALL -> Messages.get("instances.state-all", found);
            case SEEN -> Messages.get("instances.state-seen", found, seen());
            case ACTIVE, NEW, RETURNED, SILENT -> Messages.get("instances.state-" + state.code(), found, when());
        };
    }

    /** The page's filter with the state as a condition that can be taken off. */
    FilterBar shownIn(FilterBar filters, PageRequest pageRequest) {
        if (state == InstanceState.ALL) {
            return filters;
        }
        Map<String, String> query = FilterBar.linkable(pageRequest);
        query.keySet().removeAll(List.of("window", "on"));
        // Of an empty URL the list has all instances, of one with a filter those that were active.
        query.put("state", InstanceState.ALL.code());
        String text = Messages.get("instances.chip-" + state.code(), state == InstanceState.SEEN ? seen() : when());
        return filters.with(new FilterBar.Chip(text, pageRequest.path() + Query.of(query)), pageRequest.path());
    }

    private String when() {
        if (on == null) {
            return window == 0 ? Messages.get("instances.today-so-far") : Messages.get("instances.in-days", window);
        }
        return window <= 1
                ? Messages.get("instances.on", Dates.day(on))
                : Messages.get("instances.in-the-days-to", window, Dates.day(on));
    }

    private String seen() {
        String seen = days(days.seen());
        return days.sent().equals(days.seen())
                ? seen
                : Messages.get("instances.seen-and-sent", seen, days(days.sent()));
    }

    private static String days(Window window) {
        if (window.from().equals(LocalDate.EPOCH)) {
            return Messages.get("instances.up-to", Dates.day(window.to()));
        }
        return window.days() == 1
                ? Messages.get("instances.on", Dates.day(window.to()))
                : Messages.get("instances.from-to", Dates.day(window.from()), Dates.day(window.to()));
    }

    /** The parameters that the search form keeps. */
    Map<String, String> kept(PageRequest pageRequest, Vocabulary vocabulary) {
        Map<String, String> kept = new LinkedHashMap<>(FilterBar.kept(pageRequest, vocabulary));
        for (String name : new String[] {"state", "window", "on", "range"}) {
            if (pageRequest.query().containsKey(name)) {
                kept.put(name, pageRequest.query().get(name));
            }
        }
        return kept;
    }
}
