package rollcall.report;

import java.util.Optional;

/** The version of this program. */
public final class BuildVersion {
    private BuildVersion() {}

    /** The version that the build wrote into the jar, for example {@code 0.1.0}; empty if the program does not run from a jar. */
    public static String text() {
        return Optional.ofNullable(BuildVersion.class.getPackage().getImplementationVersion())
                .orElse("");
    }
}
