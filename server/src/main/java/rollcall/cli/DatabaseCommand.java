package rollcall.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import rollcall.store.cluster.TableDistribution;
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
            name = "distribute",
            description =
                    "Distributes what instances reported over the nodes of a Citus cluster, which --database-url names. Can be run again.")
    int distribute(
            @Option(
                            names = "--shards",
                            paramLabel = "N",
                            defaultValue = "" + TableDistribution.SHARDS,
                            description = "Into how many pieces each table is divided, at the first time (default: "
                                    + TableDistribution.SHARDS + ").")
                    int shards) {
        if (shards < 1 || shards > TableDistribution.MOST_SHARDS) {
            throw new CommandContext.Problem("--shards is from 1 to " + TableDistribution.MOST_SHARDS);
        }
        try (Database database = rollcall.open()) {
            if (database.isEmbedded()) {
                throw new CommandContext.Problem(
                        "the embedded database is one server: name the coordinator of a Citus cluster with --database-url");
            }
            new TableDistribution(database.patient(), System.out::println).run(shards);
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
