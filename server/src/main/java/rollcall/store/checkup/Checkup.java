package rollcall.store.checkup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import rollcall.store.DatabaseUrl;
import rollcall.store.cluster.ClusterDao;
import rollcall.store.database.Database;
import rollcall.store.database.DatabaseFailure;
import rollcall.store.database.SchemaState;
import rollcall.store.rollups.ParkedDao;
import rollcall.store.rollups.WaitingDao;
import rollcall.store.servers.JobDao;

/** Looks at a database from all sides. */
public final class Checkup {
    /** Farther apart, days begin at different moments for server and database. */
    private static final Duration MOST_SKEW = Duration.ofSeconds(2);

    private static final long LEAST_ROOM = 1L << 30;

    private final DatabaseUrl url;
    private final Optional<Path> directory;
    private final Clock clock;

    /**
     * Prepares it.
     *
     * @param directory where the database keeps its files, if they are on this machine
     * @param clock this machine's
     */
    public Checkup(DatabaseUrl url, Optional<Path> directory, Clock clock) {
        this.url = url;
        this.directory = directory;
        this.clock = clock;
    }

    /** What was found, in the order in which it has to be mended. Changes nothing. */
    public List<Finding> run() {
        DataSource source = Database.unchecked(url);
        List<Finding> findings = new ArrayList<>(List.of(connection(source)));
        if (findings.get(0).state() != Finding.State.WRONG) {
            Jdbi jdbi = Jdbi.create(source).installPlugin(new SqlObjectPlugin());
            CheckupDao database = jdbi.onDemand(CheckupDao.class);
            findings.addAll(tried("settings", new SettingsCheck(database)));
            findings.addAll(tried("pooler", new PoolerCheck(source)));
            findings.addAll(tried("clock", () -> List.of(clock(database))));
            findings.addAll(tried("cluster", new ClusterCheck(jdbi.onDemand(ClusterDao.class), database)));
            findings.addAll(tried("standby", new StandbyCheck(database)));
            findings.addAll(schema(source, jdbi));
            findings.addAll(tried("disk", () -> List.of(disk(database))));
        }
        return findings;
    }

    private Finding connection(DataSource source) {
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(true);
            return Finding.ok("connection", url.place());
        } catch (SQLException e) {
            return Finding.wrong("connection", "no database at " + url.place() + ": " + DatabaseFailure.words(e));
        }
    }

    private static List<Finding> tried(String subject, Examination check) {
        try {
            return check.look();
        } catch (JdbiException e) {
            String why = e.getCause() instanceof SQLException sql
                    ? DatabaseFailure.words(sql)
                    : "the database did not answer";
            return List.of(Finding.wrong(subject, "could not be looked at: " + why));
        }
    }

    /** Jobs can be looked at where the schema is this version's alone. */
    private List<Finding> schema(DataSource source, Jdbi jdbi) {
        SchemaState schema = SchemaState.of(source);
        if (schema.problem().isPresent()) {
            return List.of(Finding.wrong("migrations", schema.problem().get()));
        }
        if (schema.isEmpty()) {
            return List.of(Finding.note("migrations", "no table is there yet: the first start makes them"));
        }
        if (schema.missing() > 0) {
            return List.of(Finding.wrong(
                    "migrations",
                    schema.missing() + " are missing: make a backup, stop all servers and start this release"));
        }
        List<Finding> findings = new ArrayList<>(List.of(Finding.ok("migrations", "none is missing")));
        findings.addAll(tried(
                "jobs",
                new WorkCheck(
                        jdbi.onDemand(JobDao.class),
                        jdbi.onDemand(WaitingDao.class),
                        jdbi.onDemand(ParkedDao.class),
                        clock)));
        return findings;
    }

    private Finding clock(CheckupDao database) {
        Instant before = clock.instant();
        Instant there = database.clock();
        Instant after = clock.instant();
        boolean isAhead = there.isAfter(after);
        Duration apart = isAhead ? Duration.between(after, there) : Duration.between(there, before);
        return apart.compareTo(MOST_SKEW) <= 0
                ? Finding.ok("clock", "the database's and this machine's agree")
                : Finding.wrong(
                        "clock",
                        "the database's is " + apart.toSeconds() + " s " + (isAhead ? "ahead of" : "behind")
                                + " this machine's: let a time service (NTP) set both");
    }

    private Finding disk(CheckupDao database) {
        String size = "the database has " + database.size();
        if (directory.isEmpty()) {
            return Finding.note("disk", size + "; how much room its disk has cannot be seen from here");
        }
        try {
            long room = Files.getFileStore(directory.get()).getUsableSpace();
            String left = size + ", and " + (room >> 20) + " MiB are free";
            return room >= LEAST_ROOM
                    ? Finding.ok("disk", left)
                    : Finding.wrong("disk", left + ": make room, 1 GiB at least");
        } catch (IOException e) {
            return Finding.wrong("disk", "the disk of " + directory.get() + " cannot be looked at");
        }
    }
}
