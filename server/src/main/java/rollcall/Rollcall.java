package rollcall;

import rollcall.cli.CommandLineInterface;

/** The program. */
public final class Rollcall {
    private Rollcall() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineInterface.run(arguments, System.getenv()));
    }
}
