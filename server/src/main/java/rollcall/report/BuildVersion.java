package rollcall.report;

import java.util.Optional;

/** The version of this program. */
public final class BuildVersion {
    private BuildVersion() {}

    /** As the build wrote it into the jar, for example {@code 0.1.0}; empty for a program that was not built into one. */
    public static String text() {
        return Optional.ofNullable(BuildVersion.class.getPackage().getImplementationVersion())
                .orElse("");
    }
}
