package rollcall.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import rollcall.store.Database;

@Command(name = "database", description = "About the database.")
final class DatabaseCommand {
    @ParentCommand
    private RollcallCommand rollcall;

    @Command(
            name = "url",
            description =
                    "Prints the URL that psql takes, with the password. The embedded one listens while a server runs.")
    int url() {
        try (Database database = rollcall.open()) {
            System.out.println(database.url());
        }
        return 0;
    }
}
