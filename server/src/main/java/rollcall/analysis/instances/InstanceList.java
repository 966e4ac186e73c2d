package rollcall.analysis.instances;

import java.util.List;
import rollcall.gate.vocabulary.Field;

/**
 * A page of instances.
 *
 * @param total all instances of the product
 * @param eventsOnly those of them that have sent events and never a heartbeat
 * @param found those that the search finds; each count stops at {@link Instances#COUNTED_UP_TO}
 * @param columns the fields of each line's state
 * @param lines at most {@link Instances#PAGE}
 * @param next where the next page begins; null on the last
 */
public record InstanceList(
        int total, int eventsOnly, int found, List<Field> columns, List<InstanceLine> lines, String next) {}
