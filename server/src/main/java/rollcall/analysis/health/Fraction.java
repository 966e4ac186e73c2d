package rollcall.analysis.health;

import rollcall.analysis.statistics.Proportion;

/**
 * Some instances of a number of them.
 *
 * @param of may be 0
 */
public record Fraction(int with, int of) {
    /** Its share with an interval. There has to be an instance. */
    public Proportion proportion() {
        return new Proportion(with, of);
    }
}
