package rollcall.analysis.population;

import java.time.LocalDate;
import rollcall.report.Product;
import rollcall.rollup.read.EventRollupReader;
import rollcall.rollup.read.States;

/** Asks which instances there are. */
public final class Populations {
    private final States states;
    private final Matching matching;

    public Populations(States states, EventRollupReader events) {
        this.states = states;
        this.matching = new Matching(events);
    }

    /** All instances of a product, as they are known now. */
    public Population of(Product product, LocalDate today) {
        return of(product, today, Filter.NONE);
    }

    /** Some instances of a product, as they are known now. */
    public Population of(Product product, LocalDate today, Filter filter) {
        return new Population(states, matching, product, today, states.days(product.id()), filter);
    }
}
