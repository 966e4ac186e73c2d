package rollcall.demo;

import java.util.List;
import java.util.Set;

/**
 * An error of the demo's product. Its signature is what a hash of class and frames looks like, or a code.
 *
 * @param share the share of the installations on which it can happen
 * @param daily the chance that it happens on a day on which it can
 * @param versions those that have it; empty for all
 */
record DemoError(String signature, double share, double daily, Set<String> versions) {
    static final String EVENT = "error.raised";

    /** One that is always there, one that came with the bad release, one that returned after it was fixed, and one of the newest release. */
    static final List<DemoError> ALL = List.of(
            new DemoError("E1042", 0.24, 0.05, Set.of()),
            new DemoError("5b1c9e0d27aa4f13", 0.11, 0.06, Set.of()),
            new DemoError("c30f61e8aa94d2b7", 0.55, 0.3, Set.of("3.0.0", "3.0.1")),
            new DemoError("7f3e21aa90bc4d55", 0.3, 0.12, Set.of("2.3.0", "2.3.1", "2.4.0", "2.4.1", "3.1.0")),
            new DemoError("E2077", 0.09, 0.1, Set.of("3.1.0")));

    boolean happens(DemoInstallation who, int day, String version) {
        return (versions.isEmpty() || versions.contains(version))
                && Odds.of(signature, who.number()).chance(share)
                && Odds.of(signature, who.number(), day).chance(daily);
    }
}
