package rollcall.analysis.reach;

import java.util.Comparator;
import java.util.List;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
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
        Distribution all = Distributions.now(everyone, asked.field());
        List<Share> versions = all.shares().stream()
                .filter(share -> share.instances() > 0)
                .filter(share -> asked.met().test(share.value()))
                .toList();
        int instances = versions.stream().mapToInt(Share::instances).sum();
        return new InReach(all.active(), all.reported(), instances, versions);
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
