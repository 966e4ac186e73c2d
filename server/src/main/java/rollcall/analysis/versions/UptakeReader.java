package rollcall.analysis.versions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Points;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Standing;
import rollcall.report.Version;

/** Reads how versions spread on the days that are over, once for all levels. */
final class UptakeReader {
    private UptakeReader() {}

    static Map<VersionLevel, ReleaseUptake.Spread> read(Population population, Dimension dimension) {
        LocalDate today = population.today();
        LocalDate firstDay = population.firstDay() == null ? today : population.firstDay();
        NavigableMap<LocalDate, Standing> standings = firstDay.isBefore(today)
                ? FieldTrends.standings(
                        population,
                        dimension,
                        new Points(
                                Distributions.DAYS, firstDay.datesUntil(today).toList()))
                : new TreeMap<>();
        Map<String, LocalDate> firstSeen = population
                .states()
                .firstSeen(population.days(), dimension.name(), dimension.kind(), today.minusDays(1));
        Map<VersionLevel, ReleaseUptake.Spread> spreads = new EnumMap<>(VersionLevel.class);
        for (VersionLevel level : VersionLevel.values()) {
            spreads.put(level, spread(level, firstSeen, standings, firstDay));
        }
        return spreads;
    }

    private static ReleaseUptake.Spread spread(
            VersionLevel level,
            Map<String, LocalDate> firstSeen,
            NavigableMap<LocalDate, Standing> standings,
            LocalDate firstDay) {
        VersionGroups groups = new VersionGroups(level);
        Map<String, LocalDate> first = new HashMap<>();
        Set<String> releases = new HashSet<>();
        firstSeen.forEach((version, day) -> {
            first.merge(groups.of(version), day, (a, b) -> a.isBefore(b) ? a : b);
            if (VersionLevel.isRelease(version)) {
                releases.add(groups.of(version));
            }
        });
        NavigableMap<LocalDate, ReleaseUptake.Day> days = new TreeMap<>();
        standings.forEach((day, standing) -> days.put(day, groups.of(standing)));
        return ReleaseUptake.all(first, releases, days, firstDay);
    }

    /** Adds the versions that were first seen today, newest first. */
    static List<ReleaseUptake> with(List<ReleaseUptake> newestFirst, Set<String> seenToday, LocalDate today) {
        Set<String> added = new HashSet<>(seenToday);
        newestFirst.forEach(each -> added.remove(each.version()));
        if (added.isEmpty()) {
            return newestFirst;
        }
        List<ReleaseUptake> all = new ArrayList<>(newestFirst);
        added.forEach(version -> all.add(new ReleaseUptake(version, today, null, null, null)));
        all.sort(Comparator.comparing((ReleaseUptake each) -> new Version(each.version()))
                .reversed());
        return all;
    }
}
