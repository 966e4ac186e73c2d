package rollcall.analysis.products;

import java.time.Instant;
import java.util.List;
import rollcall.analysis.population.Filter;
import rollcall.analysis.trends.Share;
import rollcall.report.Product;

/**
 * How one product does.
 *
 * @param counts how many instances it has; null if they are not counted yet
 * @param late whether reports have arrived that {@code counts} does not have yet
 * @param lastHeartbeat when its newest heartbeat arrived; null if none ever did
 * @param rejected requests that were rejected on this UTC day so far
 */
public record Glance(Product product, Counts counts, boolean late, Instant lastHeartbeat, long rejected) {
    /**
     * How many instances a product has, of those that its pages are usually about ({@link
     * rollcall.analysis.population.Populations#usual}).
     *
     * @param active instances that reported in the 7 whole days before today, and today so far
     * @param newest the newest release that at least {@value rollcall.analysis.versions.VersionAdoption#HANDFUL} instances have as their
     *     latest report of these days; without one, the newest pre-release that as many have, or else the newest version of all; null if
     *     no instance reports a usable version
     * @param daily how many instances reported on each of the last {@value ProductsAtAGlance#DAYS} days that are over, oldest first; null
     *     on a day without any
     * @param of which instances these are
     */
    public record Counts(int active, Share newest, List<Integer> daily, Filter of) {}
}
