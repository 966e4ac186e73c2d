package rollcall.pages.performance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.performance.Performance;
import rollcall.analysis.statistics.Judgement;
import rollcall.pages.text.Markup;

/** What the page says of one field, whatever its kind. */
interface PerformanceAnswer {
    /** What all come to, in sentences. */
    List<Markup> headline();

    List<PerformanceTable> tables();

    /** How many instances of a version have much, and of how many; much is what more than half of another one do not have. */
    @Nullable
    Compared comparison(Performance.Two pair);

    /** How many instances are not in the numbers, because their day had too many different ones. */
    int notCounted();

    /**
     * Two versions side by side.
     *
     * @param above what they are above of, in words
     */
    record Compared(Performance.Two pair, Judgement judgement, String above) {}
}
