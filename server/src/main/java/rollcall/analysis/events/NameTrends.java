package rollcall.analysis.events;

import java.util.List;
import java.util.Map;

/**
 * How many instances sent each of some names in blocks of days, one after the other.
 *
 * @param days of a block: 1, or 8 if the range is long
 * @param counts one number for each block that lies in the range, oldest first, by name; 0 where none sent it
 */
public record NameTrends(int days, Map<String, List<Integer>> counts) {}
