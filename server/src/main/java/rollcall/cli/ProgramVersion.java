package rollcall.cli;

import picocli.CommandLine.IVersionProvider;
import rollcall.report.BuildVersion;

/** Prints the version that the build wrote into the jar. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Rollcall " + BuildVersion.text()};
    }
}
