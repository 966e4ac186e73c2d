package rollcall.analysis.upgrades;

import java.util.Comparator;
import rollcall.analysis.versions.VersionLevel;
import rollcall.report.Version;

/**
 * Where an instance is at the end of a day.
 *
 * @param version the version, or the group of a level; empty for other kinds
 */
public record MoveEnd(Kind kind, String version) {
    /** Its usable versions first. */
    public enum Kind {
        /** It has this version. */
        VERSION,
        /** It has a usable version that has no place of its own. */
        OTHERS,
        /** It reported, and no usable version. */
        NO_VERSION,
        /** It did not report. */
        SILENT
    }

    static final MoveEnd OTHERS = new MoveEnd(Kind.OTHERS, "");
    static final MoveEnd NO_VERSION = new MoveEnd(Kind.NO_VERSION, "");
    static final MoveEnd SILENT = new MoveEnd(Kind.SILENT, "");

    /** Newest versions first, then the other kinds. */
    public static final Comparator<MoveEnd> NEWEST_FIRST = Comparator.comparing(MoveEnd::kind)
            .thenComparing(Comparator.comparing((MoveEnd place) -> new Version(place.version()))
                    .reversed());

    /** At a version, or a group. */
    public static MoveEnd of(String version) {
        return new MoveEnd(Kind.VERSION, version);
    }

    /** Whether it is a version or a group of them. */
    public boolean isVersion() {
        return kind == Kind.VERSION;
    }

    /** The same by groups of a level. */
    MoveEnd at(VersionLevel level) {
        return isVersion() ? of(level.of(version)) : this;
    }
}
