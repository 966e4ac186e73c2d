package rollcall.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Bounds how many different names of unknown fields are counted for a product and day, because strangers choose those names. */
final class NameLimit {
    private final int most;
    private final Map<Integer, Set<String>> names = new HashMap<>();
    private LocalDate day = LocalDate.MIN;

    NameLimit(int most) {
        this.most = most;
    }

    /** Whether the name is counted by itself; a new name is, as long as there is room. */
    synchronized boolean admits(int productId, LocalDate today, String name) {
        if (!today.equals(day)) {
            day = today;
            names.clear();
        }
        Set<String> seen = names.computeIfAbsent(productId, id -> new HashSet<>());
        return seen.contains(name) || (seen.size() < most && seen.add(name));
    }
}
