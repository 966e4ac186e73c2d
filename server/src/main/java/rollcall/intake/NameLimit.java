package rollcall.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Strangers choose the names of unknown fields; this bounds how many different ones a product's day can have. */
final class NameLimit {
    private final int most;
    private final Map<Integer, Set<String>> names = new HashMap<>();
    private LocalDate day = LocalDate.MIN;

    NameLimit(int most) {
        this.most = most;
    }

    /** Whether this name has, or now gets, a line of its own. */
    synchronized boolean admits(int productId, LocalDate today, String name) {
        if (!today.equals(day)) {
            day = today;
            names.clear();
        }
        Set<String> seen = names.computeIfAbsent(productId, id -> new HashSet<>());
        return seen.contains(name) || (seen.size() < most && seen.add(name));
    }
}
