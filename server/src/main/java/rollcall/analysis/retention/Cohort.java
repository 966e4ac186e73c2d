package rollcall.analysis.retention;

import java.util.List;
import rollcall.analysis.time.Window;

/**
 * The instances that reported for the first time in one period.
 *
 * @param days the period
 * @param instances how many they are
 * @param active how many of them reported in each later period that is over: in the next one first
 * @param first whether no period before it has reports: these instances were seen for the first time because reports began, and are not new
 */
public record Cohort(Window days, int instances, List<Integer> active, boolean first) {
    /** Whether the n-th period after it is over. */
    public boolean reaches(int n) {
        return n <= active.size();
    }

    /** How many of them reported in the n-th period after theirs. It must be over. */
    public int activeAfter(int n) {
        return n == 0 ? instances : active.get(n - 1);
    }
}
