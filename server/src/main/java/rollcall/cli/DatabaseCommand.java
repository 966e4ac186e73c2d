package rollcall.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import rollcall.store.database.Database;
import rollcall.store.servers.PseudonymKeyDao;

@Command(name = "database", description = "About the database.")
final class DatabaseCommand {
    @ParentCommand
    private RollcallCommand rollcall;

    @Command(
            name = "url",
            description =
                    "Prints the URL for psql and pg_dump, with the password. The embedded database listens only while a server runs.")
    int url() {
        try (Database database = rollcall.open()) {
            System.out.println(database.url());
        }
        return 0;
    }

    @Command(
            name = "forget-key",
            description =
                    "Lets the next server that starts bring a new key for users' pseudonyms, because the old one is"
                            + " lost. Users count once more from then on.")
    int forgetKey() {
        try (Database database = rollcall.open()) {
            database.dao(PseudonymKeyDao.class).remove();
        }
        return 0;
    }
}
