package rollcall.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Rollcall " + ProgramVersion.class.getPackage().getImplementationVersion()};
    }
}
