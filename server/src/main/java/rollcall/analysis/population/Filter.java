package rollcall.analysis.population;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import rollcall.report.Lane;

/**
 * Which instances a question is about: those in one of the lanes that meet every condition.
 *
 * @param lanes at least one
 */
public record Filter(Set<Lane> lanes, List<Condition> conditions) {
    /** All instances. */
    public static final Filter NONE = new Filter(EnumSet.allOf(Lane.class), List.of());

    /** Whether it leaves nobody out. */
    public boolean isWhole() {
        return hasAllLanes() && conditions.isEmpty();
    }

    /** Whether instances of all lanes are counted. */
    public boolean hasAllLanes() {
        return lanes.size() == Lane.values().length;
    }

    /** Whether it leaves out who never reported: an instance that only sends events has no lane and no field. */
    public boolean isAboutReports() {
        return !hasAllLanes() || !conditions.stream().allMatch(Condition::isAboutEvents);
    }

    /** The same conditions on other lanes. */
    public Filter in(Set<Lane> others) {
        return new Filter(others, conditions);
    }
}
