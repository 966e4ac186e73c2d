package rollcall.analysis.events;

import java.util.List;
import rollcall.analysis.trends.Share;

/**
 * The versions with which an event was sent over a range of days.
 *
 * @param instances how many sent it with a usable version: what every share is divided by
 * @param shares newest version first; they add up to more than 1 where instances were upgraded within the range
 */
public record EventVersions(int instances, List<Share> shares) {}
