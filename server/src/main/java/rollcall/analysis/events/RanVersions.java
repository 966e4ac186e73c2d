package rollcall.analysis.events;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Version;

/**
 * Which of the senders reported which version in a heartbeat of the days of a question, whatever they reported later. What is divided by them
 * says how widely something is used among those that could use it.
 *
 * @param reported by version, of all instances
 */
public record RanVersions(Senders senders, Map<String, RoaringBitmap> reported) {
    /** @param version the field that names an instance's version */
    public static RanVersions of(Population population, Senders senders, Dimension version) {
        return new RanVersions(senders, population.reportedOn(version, senders.from(), senders.to()));
    }

    /** The versions that an instance of the senders reported, newest first. */
    public List<String> versions() {
        return reported.entrySet().stream()
                .filter(each -> senders.count(each.getValue()) > 0)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Version::new).reversed())
                .toList();
    }

    /** Those that most of the senders reported, newest first. */
    List<String> largest(int most) {
        return reported.keySet().stream()
                .filter(version -> senders.count(reported.get(version)) > 0)
                .sorted(Comparator.<String>comparingInt(version -> -senders.count(reported.get(version)))
                        .thenComparing(Version::new, Comparator.reverseOrder()))
                .limit(most)
                .sorted(Comparator.comparing(Version::new).reversed())
                .toList();
    }

    /** How many of the senders reported one of some versions, or are among others. */
    public int count(Collection<String> versions, RoaringBitmap others) {
        return senders.count(RoaringBitmap.or(union(versions), others));
    }

    /** The instances that reported one of some versions. */
    public RoaringBitmap union(Collection<String> versions) {
        return RoaringBitmap.or(versions.stream()
                .filter(reported::containsKey)
                .map(reported::get)
                .iterator());
    }

    /** Counts for many names, of which most were sent with the same versions. */
    Divisor divisor() {
        return new Divisor(new HashMap<>());
    }

    /** Remembers the instances of some versions. */
    final class Divisor {
        private final Map<Set<String>, RoaringBitmap> unions;

        private Divisor(Map<Set<String>, RoaringBitmap> unions) {
            this.unions = unions;
        }

        /**
         * The instances that ran one of some versions or are among those that sent the event, and these versions as far as somebody ran them.
         */
        EventNameRow.Ran of(Set<String> versions, RoaringBitmap sent) {
            Set<String> ran = new TreeSet<>(versions);
            ran.retainAll(reported.keySet());
            RoaringBitmap who = unions.computeIfAbsent(ran, some -> union(some));
            return new EventNameRow.Ran(senders.count(RoaringBitmap.or(who, sent)), List.copyOf(ran));
        }
    }
}
