package rollcall.analysis.events;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.VersionSpelling;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Version;
import rollcall.rollup.read.EventUnion;

/** Makes the answer about the versions that instances ran, and how many of them sent an event. */
final class VersionUses {
    private VersionUses() {}

    /** The texts in which some versions may be kept: some as they were kept, and all spellings of others. */
    static List<String> spellings(List<String> kept, List<String> spelled) {
        Set<String> all = new TreeSet<>(kept);
        spelled.forEach(version -> all.addAll(Version.spellings(version)));
        return List.copyOf(all);
    }

    /** These versions, spelled alike. */
    static List<String> spelled(List<String> kept, List<String> spelled) {
        return Stream.concat(kept.stream().map(Version::spelled), spelled.stream())
                .distinct()
                .toList();
    }

    /** Those of some texts alone. */
    static Map<String, EventUnion> only(Map<String, EventUnion> versions, List<String> which) {
        Map<String, EventUnion> only = new HashMap<>(versions);
        only.keySet().retainAll(which);
        return only;
    }

    /**
     * @param sent what is known of the versions that it was sent with: of all, or of some
     * @param some the versions that have numbers; null for all
     */
    static EventUse.ByVersion of(
            RanVersions ran, SentVersions versions, Map<String, EventUnion> sent, @Nullable List<String> some) {
        Senders senders = ran.senders();
        Map<String, EventUnion> spelled = VersionSpelling.merged(FieldKind.VERSION, sent, EventUnion::both);
        Set<String> all = new TreeSet<>(Comparator.comparing(Version::new).reversed());
        all.addAll(ran.versions());
        versions.spellings().keySet().stream()
                .map(Version::text)
                .filter(version -> some != null
                        || spelled.containsKey(version)
                                && senders.count(spelled.get(version).instances()) > 0)
                .forEach(all::add);
        List<VersionUse> uses = all.stream()
                .filter(version -> some == null || some.contains(version))
                .map(version -> use(senders, ran, version, spelled.getOrDefault(version, new EventUnion())))
                .toList();
        return new EventUse.ByVersion(all.size(), uses);
    }

    private static VersionUse use(Senders senders, RanVersions ran, String version, EventUnion sent) {
        return new VersionUse(version, ran.count(List.of(version), sent.instances()), senders.count(sent.instances()));
    }
}
