package rollcall.analysis.instances;

import java.util.List;
import rollcall.store.instances.InstanceRow;

/** The rows of a list in their order, of which some can be read from any place on. */
interface InstanceSource {
    /**
     * The rows after a place.
     *
     * @param backwards whether to read the rows before it instead, the nearest first
     * @param most how many rows at most
     */
    List<InstanceRow> read(InstanceCursor from, boolean backwards, int most);
}
