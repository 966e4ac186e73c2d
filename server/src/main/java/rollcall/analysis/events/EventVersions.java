package rollcall.analysis.events;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rollcall.analysis.trends.Trend;
import rollcall.report.Version;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.EventUseDao;

/**
 * The versions with which most instances sent an event, by the sum of each day's instances.
 *
 * @param shown those that have a line
 * @param others how many have none
 * @param most the most instances that one of these has on a day
 */
record EventVersions(Set<String> shown, int others, int most) {
    /** @param days what was counted on each day, by field and value */
    static EventVersions largest(List<EventUseDao.EventDay> days, int lines) {
        Map<String, Integer> sums = new HashMap<>();
        Map<String, Integer> largest = new HashMap<>();
        days.stream().filter(EventVersions::isVersion).forEach(day -> {
            String version = Version.spelled(day.value());
            sums.merge(version, day.instances(), Integer::sum);
            largest.merge(version, day.instances(), Math::max);
        });
        List<String> bySize = sums.keySet().stream()
                .sorted((a, b) -> sums.get(a).equals(sums.get(b))
                        ? new Version(b).compareTo(new Version(a))
                        : Integer.compare(sums.get(b), sums.get(a)))
                .toList();
        // One more line takes no more room than a sentence about one version.
        Set<String> shown = new HashSet<>(bySize.size() <= lines + 1 ? bySize : bySize.subList(0, lines));
        int most = largest.entrySet().stream()
                .filter(each -> !shown.contains(each.getKey()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        return new EventVersions(shown, sums.size() - shown.size(), most);
    }

    /** The counts of the event and of these versions alone. */
    List<EventUseDao.EventDay> of(List<EventUseDao.EventDay> days) {
        return days.stream()
                .filter(day -> day.field().equals(SeriesKey.NONE)
                        || isVersion(day) && shown.contains(Version.spelled(day.value())))
                .toList();
    }

    /** A trend of these versions, which says how many others there are. */
    Trend ofMore(Trend trend) {
        return others == 0
                ? trend
                : new Trend(
                        trend.span(),
                        trend.days(),
                        trend.active(),
                        trend.reported(),
                        trend.unusable(),
                        trend.lines(),
                        new Trend.Others(others, most));
    }

    private static boolean isVersion(EventUseDao.EventDay day) {
        return EventPoints.isVersion(day.field(), day.value());
    }
}
