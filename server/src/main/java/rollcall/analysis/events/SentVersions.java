package rollcall.analysis.events;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import rollcall.report.Version;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.EventUseDao;

/**
 * The usable versions with which an event was sent on some days.
 *
 * @param spellings the texts in which each is kept, by version, newest first
 * @param ofEveryEvent whether it was never sent without one
 */
record SentVersions(TreeMap<Version, TreeSet<String>> spellings, boolean ofEveryEvent) {
    /** @param days what was counted on each day, by field and value */
    static SentVersions of(List<EventUseDao.EventDay> days) {
        TreeMap<Version, TreeSet<String>> spellings =
                new TreeMap<>(Comparator.<Version>naturalOrder().reversed());
        long events = 0;
        long withVersion = 0;
        for (EventUseDao.EventDay day : days) {
            if (EventPoints.isVersion(day.field(), day.value())) {
                withVersion += day.events();
                spellings
                        .computeIfAbsent(new Version(Version.spelled(day.value())), none -> new TreeSet<>())
                        .add(day.value());
            } else if (day.field().equals(SeriesKey.NONE)) {
                events += day.events();
            }
        }
        return new SentVersions(spellings, withVersion == events);
    }

    /** How many versions there are. */
    int count() {
        return spellings.size();
    }

    /** The texts of the newest versions. */
    List<String> newest(int versions) {
        return spellings.values().stream()
                .limit(versions)
                .flatMap(TreeSet::stream)
                .toList();
    }
}
