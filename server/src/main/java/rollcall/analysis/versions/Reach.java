package rollcall.analysis.versions;

/**
 * How far a version has come.
 *
 * @param instances how many have it or a newer one as their latest report of 7 days
 * @param of how many report a version in these days; not 0
 */
public record Reach(int instances, int of) {
    /** 0 to 1. */
    public double share() {
        return (double) instances / of;
    }
}
