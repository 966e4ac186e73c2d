package rollcall.analysis.population;

import java.time.LocalDate;
import java.util.Set;
import rollcall.report.Lane;
import rollcall.report.Product;
import rollcall.rollup.read.EventRollupReader;
import rollcall.rollup.read.States;

/** Asks which instances there are. */
public final class Populations {
    private static final int NEW_FOR_DAYS = 7;

    private final States states;
    private final Matching matching;
    private final Answers answers = new Answers();

    public Populations(States states, EventRollupReader events) {
        this.states = states;
        this.matching = new Matching(events);
    }

    /** All instances of a product, as they are known now. */
    public Population of(Product product, LocalDate today) {
        return new Population(states, matching, answers, product, today, states.days(product.id()), Filter.NONE);
    }

    /**
     * The instances that pages about reports are about if the reader chooses no lane: the established ones. Of a product whose first report
     * is less than {@value #NEW_FOR_DAYS} days old, they are all: hardly one could be established yet.
     */
    public Population usual(Product product, LocalDate today) {
        Population all = of(product, today);
        LocalDate first = all.firstDay();
        boolean isNew = first == null || first.isAfter(today.minusDays(NEW_FOR_DAYS));
        return isNew ? all : all.with(Filter.NONE.in(Set.of(Lane.ESTABLISHED)));
    }
}
