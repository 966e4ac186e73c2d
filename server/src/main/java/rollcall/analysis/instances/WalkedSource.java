package rollcall.analysis.instances;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import rollcall.store.instances.InstanceRow;

/** Reads all instances in their order until enough of them are wanted. Lists that are read so are so large that this is soon. */
record WalkedSource(InstanceSource all, InstanceOrder order, Predicate<InstanceRow> wanted) implements InstanceSource {
    private static final int AT_A_TIME = 2_000;

    @Override
    public List<InstanceRow> read(InstanceCursor from, boolean backwards, int most) {
        List<InstanceRow> found = new ArrayList<>();
        InstanceCursor place = from;
        while (found.size() < most) {
            List<InstanceRow> rows = all.read(place, backwards, AT_A_TIME);
            rows.stream().filter(wanted).limit((long) most - found.size()).forEach(found::add);
            if (rows.size() < AT_A_TIME) {
                break;
            }
            place = order.cursor(rows.get(rows.size() - 1));
        }
        return found;
    }
}
