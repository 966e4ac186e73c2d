package rollcall.analysis.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Lane;

/** When a question about a population is counted again. */
class AnswersTest {
    private static final int ASKING_AT_ONCE = 8;

    private final AtomicInteger counted = new AtomicInteger();

    @Property(tries = 5)
    void a_question_is_counted_once_until_a_report_comes(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.inPart(fleet);
        LocalDate today = fleet.today();
        int first = ask(Asked.of(stored.product(), today), "a");

        assertThat(ask(Asked.of(stored.product(), today), "a")).isEqualTo(first);
        assertThat(ask(Asked.of(stored.product(), today), "b"))
                .as("another question")
                .isNotEqualTo(first);
        assertThat(ask(Asked.of(stored.product(), today.plusDays(1)), "a"))
                .as("another day")
                .isNotEqualTo(first);
        assertThat(ask(established(stored, today), "a")).as("other instances").isNotEqualTo(first);

        long before = Asked.of(stored.product(), today).days().revision(LocalDate.EPOCH, today);
        stored.addLate();
        boolean came = Asked.of(stored.product(), today).days().revision(LocalDate.EPOCH, today) > before;
        assertThat(ask(Asked.of(stored.product(), today), "a") > first).isEqualTo(came);
    }

    @Property(tries = 1)
    void a_question_about_the_past_is_not_counted_again_when_today_changes(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        LocalDate beforeAll = fleet.today().minusYears(2);
        Population population = Asked.of(stored.product(), beforeAll);
        int first = population.answerOfPast("past", answer -> 1, counted::incrementAndGet);

        assertThat(population.<Integer>answerOfPast("past", answer -> 1, counted::incrementAndGet))
                .isEqualTo(first);
    }

    @Property(tries = 1)
    void of_those_who_ask_at_once_one_counts_and_a_failure_is_not_remembered(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) throws Exception {
        Population population = Asked.of(StoredFleet.of(fleet).product(), fleet.today());
        assertThatThrownBy(() -> population.answer("at once", answer -> 1, () -> {
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");

        ExecutorService askers = Executors.newFixedThreadPool(ASKING_AT_ONCE);
        try {
            List<Callable<Integer>> asking = IntStream.range(0, ASKING_AT_ONCE)
                    .<Callable<Integer>>mapToObj(i -> () -> ask(population, "at once"))
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> each : askers.invokeAll(asking)) {
                answers.add(each.get());
            }

            assertThat(answers).hasSize(ASKING_AT_ONCE).containsOnly(counted.get());
            assertThat(counted).hasValue(1);
        } finally {
            askers.shutdown();
        }
    }

    private int ask(Population population, String question) {
        return population.answer(question, answer -> 1, counted::incrementAndGet);
    }

    private static Population established(StoredFleet stored, LocalDate today) {
        Condition linux = new Condition.OneOf(Dimension.of("os", FieldKind.CHOICE), List.of("Linux"));
        return Asked.of(stored.product(), today).with(new Filter(Set.of(Lane.ESTABLISHED), List.of(linux)));
    }
}
