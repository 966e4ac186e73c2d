package rollcall.pages.events;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import rollcall.analysis.events.Senders;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.time.Window;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.Comparing;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.Questions;
import rollcall.pages.filter.SenderLinks;

/**
 * What a page about events is asked: about which instances, over which days.
 *
 * @param comparing the days, and the earlier ones beside them
 * @param senders the instances that are counted
 * @param lists links to their lists
 */
record EventQuestion(
        Questions questions,
        Vocabulary vocabulary,
        Population population,
        Comparing comparing,
        Senders senders,
        SenderLinks lists) {
    /**
     * The question of a URL. Unless it names lanes, instances of all lanes are counted, and those that never reported: they have no lane.
     *
     * @param firstDay the first day that has an event; null if there is none yet
     */
    static EventQuestion of(PageRequest pageRequest, Questions questions, Vocabulary vocabulary, LocalDate firstDay) {
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), firstDay);
        Population population = questions.ofAllLanes(pageRequest);
        return new EventQuestion(
                questions,
                vocabulary,
                population,
                Comparing.of(pageRequest, range, firstDay),
                Senders.of(population, range.from(), range.to()),
                new SenderLinks(pageRequest, vocabulary, population, range.exactName()));
    }

    PageRequest pageRequest() {
        return comparing.pageRequest();
    }

    Range range() {
        return comparing.range();
    }

    /** Links to the pages about events that keep the filter. */
    EventLinks links() {
        return new EventLinks(pageRequest(), FilterBar.kept(pageRequest(), vocabulary));
    }

    /** The same about the earlier days; empty if the page compares with none, or if they have no data. */
    Optional<EventQuestion> earlier() {
        return comparing.earlier(() -> {
            PageRequest asked = comparing.asked();
            Population before = questions.ofAllLanes(asked);
            Window days = comparing.comparison().earlier(range());
            return new EventQuestion(
                    questions,
                    vocabulary,
                    before,
                    comparing,
                    Senders.of(before, days.from(), days.to()),
                    new SenderLinks(asked, vocabulary, before, asked.query().get("range")));
        });
    }

    /** The senders of the earlier days, whether or not these have data. */
    Senders earlierSenders() {
        return earlier()
                .map(EventQuestion::senders)
                .orElseGet(() -> new Senders(senders.product(), range().from(), range().to(), null, ""));
    }

    /**
     * The answer to something that is asked of these senders, which is counted once while neither a report nor an event comes.
     *
     * @param asked equal for equal questions, of a class that only questions with this kind of answer have
     * @param bytes how much memory an answer takes, roughly
     * @param count makes the answer
     */
    <T> T answer(Object asked, ToLongFunction<T> bytes, Supplier<T> count) {
        return population.answerAboutEvents(new Asked(asked, senders.from(), senders.to()), bytes, count);
    }

    private record Asked(Object asked, LocalDate from, LocalDate to) {}

    /** Puts the filter into a page's values, and who is counted. */
    void put(Map<String, Object> model) {
        FilterBar.put(model, pageRequest(), vocabulary, population);
        model.put("range", range().name());
        model.put("countsAll", senders.areAll());
        model.put("reportersAlone", population.filter().isAboutReports());
    }
}
