package rollcall.bench.fleet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.DayBlock;
import rollcall.rollup.DistinctUsers;
import rollcall.store.rollups.EventCount;

/** The rows of the rollups of events for blocks of one size. A block's rows are complete when a later block begins. */
final class EventBlocks {
    private final int days;
    private final Map<EventCount.Key, EventSum> sums = new HashMap<>();
    private @Nullable DayBlock block;

    EventBlocks(int days) {
        this.days = days;
    }

    /** Moves on to a day, and returns the rows of the block that is complete by it; empty within a block. */
    List<EventCount> move(LocalDate day) {
        DayBlock next = DayBlock.of(days, day);
        List<EventCount> complete = next.equals(block) ? List.of() : rows();
        block = next;
        return complete;
    }

    /** @param users null for a row that counts none */
    void add(EventCount.Key key, RoaringBitmap sent, @Nullable DistinctUsers users) {
        EventSum sum = sums.computeIfAbsent(key, none -> new EventSum());
        sum.add(sent);
        if (users != null) {
            sum.add(users);
        }
    }

    /** The rows of the block so far; the next one begins empty. */
    List<EventCount> rows() {
        DayBlock of = block;
        List<EventCount> rows = new ArrayList<>();
        if (of != null) {
            sums.forEach((key, sum) -> rows.add(sum.row(of, key)));
        }
        sums.clear();
        return rows;
    }
}
