package rollcall.advisory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rollcall.advisory.ReadAdvisory.Affected;
import rollcall.report.VersionInterval;
import rollcall.report.VersionIntervals;

/** Collects what a file says of its packages, which it may name several times. */
final class AffectedPackages {
    /** The most intervals of a package: more do not fit into the address of a list. */
    static final int MOST_INTERVALS = 50;

    private static final int MOST_PACKAGES = 100;
    private static final int MOST_FIXED = 20;
    private static final int LONGEST_NAME = 200;

    private final Map<String, Named> named = new LinkedHashMap<>();

    private static final class Named {
        private final JsonPlace place;
        private final List<VersionInterval> versions = new ArrayList<>();
        private final Set<String> fixed = new LinkedHashSet<>();
        private boolean known = true;

        Named(JsonPlace place) {
            this.place = place;
        }
    }

    /** @param place of the package's versions, for errors */
    void add(String name, JsonPlace place, List<VersionInterval> versions, List<String> fixed) {
        Named one = of(name, place);
        one.versions.addAll(versions);
        one.fixed.addAll(fixed);
    }

    /** The file says of some versions only by something else which they are. Then it does not tell all of them. */
    void addUnknown(String name, JsonPlace place) {
        of(name, place).known = false;
    }

    /** A version in which a package is fixed that the file calls affected as well; anything else is no part of it. */
    void addFixed(String name, String version) {
        Named one = named.get(cut(name));
        if (one != null && version.matches("[vV]?\\d[\\w.+~:-]{0,99}")) {
            one.fixed.add(version);
        }
    }

    private Named of(String name, JsonPlace place) {
        String cut = cut(name);
        if (!named.containsKey(cut) && named.size() == MOST_PACKAGES) {
            throw place.wrong("a file names at most " + MOST_PACKAGES + " packages.");
        }
        return named.computeIfAbsent(cut, each -> new Named(place));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** @param place of the list of packages, for errors */
    List<Affected> all(JsonPlace place) {
        if (named.isEmpty()) {
            throw place.wrong("this names no affected package.");
        }
        List<Affected> all = new ArrayList<>();
        named.forEach((name, one) -> all.add(new Affected(
                name,
                one.known ? merged(one) : List.of(),
                one.fixed.stream().limit(MOST_FIXED).toList(),
                one.place.pointer())));
        return all;
    }

    private static List<VersionInterval> merged(Named one) {
        List<VersionInterval> merged = VersionIntervals.merged(one.versions);
        if (merged.size() > MOST_INTERVALS) {
            throw one.place.wrong("an advisory has at most " + MOST_INTERVALS + " ranges of versions.");
        }
        return merged;
    }
}
