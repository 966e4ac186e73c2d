package rollcall.analysis.upgrades;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;

/** The versions that were reported on each of some days that are over. They are the same for every filter, so they are read once for all. */
final class DailyVersions {
    private static final int BYTES_OF_A_VERSION = 100;

    private DailyVersions() {}

    private record Question(Dimension version, List<LocalDate> days) {}

    /** Oldest day first. */
    static Map<LocalDate, Set<String>> of(Population population, Dimension version, List<LocalDate> days) {
        return population
                .with(Filter.NONE)
                .answerOfPast(
                        new Question(version, days),
                        answer -> answer.values().stream()
                                .mapToLong(versions -> (long) BYTES_OF_A_VERSION * versions.size())
                                .sum(),
                        () -> read(population, version, days));
    }

    private static Map<LocalDate, Set<String>> read(Population population, Dimension version, List<LocalDate> days) {
        Map<LocalDate, Set<String>> versions = new TreeMap<>();
        for (LocalDate day : days) {
            versions.put(
                    day,
                    Set.copyOf(population
                            .at(day, 1)
                            .atMost(version.name(), version.kind())
                            .keySet()));
        }
        return Collections.unmodifiableMap(versions);
    }
}
