package rollcall.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import rollcall.store.DatabaseUrl;
import rollcall.store.checkup.Checkup;
import rollcall.store.checkup.Finding;
import rollcall.store.embedded.EmbeddedPostgres;

@Command(
        name = "doctor",
        description =
                "Looks at the database, at its cluster and standbys, and at the jobs, and says what is wrong and how to mend it."
                        + " Changes nothing. Ends with 1 if something is wrong.")
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    private RollcallCommand rollcall;

    @Override
    public Integer call() {
        Optional<String> external = rollcall.databaseUrl();
        return external.isPresent()
                ? say(new Checkup(DatabaseUrl.parse(external.get()), Optional.empty(), Clock.systemUTC()))
                : ofEmbedded(rollcall.dataDir());
    }

    private static int ofEmbedded(Path dataDir) {
        if (!dataDir.resolve("postgres").toFile().isDirectory()) {
            throw new CommandContext.Problem("there is no database in " + dataDir
                    + ": name its directory with --data-dir, or its URL with --database-url");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(dataDir, EmbeddedPostgres.Use.COMMAND)) {
            return say(new Checkup(postgres.url(), Optional.of(dataDir), Clock.systemUTC()));
        }
    }

    private static int say(Checkup checkup) {
        List<Finding> findings = checkup.run();
        for (Finding finding : findings) {
            String state = finding.state().name().toLowerCase(Locale.ROOT);
            System.out.printf(Locale.ROOT, "%-6s %-11s %s%n", state, finding.subject(), finding.text());
        }
        long wrong = findings.stream()
                .filter(finding -> finding.state() == Finding.State.WRONG)
                .count();
        System.out.println(wrong == 0 ? "Nothing is wrong." : "To mend: " + wrong + ".");
        return wrong == 0 ? 0 : 1;
    }
}
