package rollcall.rollup;

import java.util.Optional;

/** The program that folds: what one version could not read, another may. */
final class Program {
    private Program() {}

    /** As the build wrote it into the jar; empty for a program that was not built into one. */
    static String version() {
        return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
                .orElse("");
    }
}
