package rollcall.analysis.reach;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Share;

/**
 * How many instances are in reach of some versions now, by each one's latest report in {@link Distributions#DAYS} days.
 *
 * @param active how many the question is about
 * @param reported how many of them report a usable version; the denominator of the share
 * @param instances how many are in reach
 * @param versions those in reach by version, the newest first
 */
public record InReach(int active, int reported, int instances, List<Share> versions) {
    /** @param everyone the instances that the question is about, whatever their version */
    public static InReach now(Population everyone, VersionSet asked) {
        return now(everyone, asked.field(), List.of(asked), List.of());
    }

    /** Those in reach of any of some sets of versions of a field, and of none of some others; each instance counts once. */
    public static InReach now(Population everyone, Dimension field, List<VersionSet> any, List<VersionSet> none) {
        Distribution all = Distributions.now(everyone, field);
        Predicate<String> met = met(any).and(met(none).negate());
        List<Share> versions = all.shares().stream()
                .filter(share -> share.instances() > 0)
                .filter(share -> met.test(share.value()))
                .toList();
        int instances = versions.stream().mapToInt(Share::instances).sum();
        return new InReach(all.active(), all.reported(), instances, versions);
    }

    private static Predicate<String> met(List<VersionSet> any) {
        return any.stream().map(VersionSet::met).reduce(version -> false, Predicate::or);
    }

    /** The versions in reach, those of most instances first. */
    public List<Share> largestFirst() {
        return versions.stream()
                .sorted(Comparator.comparingInt(Share::instances).reversed())
                .toList();
    }

    /** The share of those that report a usable version; 0 if none does. */
    public double share() {
        return reported == 0 ? 0 : (double) instances / reported;
    }
}
