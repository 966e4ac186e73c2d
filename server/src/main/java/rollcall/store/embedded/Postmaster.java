package rollcall.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.store.DatabaseProblem;

/** Initialises, starts, finds and stops the process of PostgreSQL. The caller owns the data directory. */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int TRIES = 8;
    private static final long LOG_BYTES = 8L << 20;

    private final DataDirectory directory;
    private final Programs programs;

    Postmaster(DataDirectory directory) {
        this.directory = directory;
        this.programs = Programs.of(directory);
    }

    /**
     * Starts it, after stopping one that a killed server left behind.
     *
     * @param wanted the port of the loopback interface; any free one if it is empty
     * @return the port
     * @throws DatabaseProblem if it does not start
     */
    int start(OptionalInt wanted) {
        if (!Files.isDirectory(directory.cluster())) {
            initialise();
        }
        clearLeftOver();
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce(wanted.orElseGet(Postmaster::freePort));
            } catch (DatabaseProblem e) {
                /* The port may have been taken meanwhile, or the children of a killed postmaster may need a moment to notice. */
                if (attempt == TRIES) {
                    throw new DatabaseProblem(e.getMessage() + " (see " + directory.log() + ")", e);
                }
                ProcessWait.millis(250L * attempt);
            }
        }
    }

    /** Ends its connections, writes everything to the disk and ends the process. */
    void stop() {
        try {
            stop("fast");
        } catch (DatabaseProblem e) {
            if (process().isPresent()) {
                LOG.warn("the embedded PostgreSQL does not stop in good time and is made to: {}", e.getMessage());
                stop("immediate");
            }
        }
    }

    /** The running process; empty if there is none. Another program may have the number of an ended process, so the command is compared. */
    Optional<ProcessHandle> process() {
        return directory
                .postmaster()
                .filter(lines -> !lines.isEmpty() && lines.get(0).matches("\\d{1,10}"))
                .flatMap(lines -> ProcessHandle.of(Long.parseLong(lines.get(0))))
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(directory.root()))
                        .isPresent());
    }

    private void initialise() {
        LOG.info("initialising the embedded PostgreSQL");
        directory.generatePassword();
        try {
            Path unfinished = Files.createTempDirectory(directory.root(), "initialising-");
            programs.own(directory.root());
            programs.run(
                    "initdb",
                    "--pgdata=" + unfinished,
                    "--username=" + DataDirectory.USER,
                    "--pwfile=" + directory.passwordFile(),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions");
            Files.move(unfinished, directory.cluster());
        } catch (IOException e) {
            throw new DatabaseProblem("the embedded PostgreSQL cannot be initialised: " + e, e);
        }
    }

    private int startOnce(int port) {
        try {
            ServerConfiguration.write(directory.cluster(), port);
            if (Files.exists(directory.log()) && Files.size(directory.log()) > LOG_BYTES) {
                Files.delete(directory.log());
            }
        } catch (IOException e) {
            throw new DatabaseProblem("the embedded PostgreSQL cannot be configured: " + e, e);
        }
        programs.run(
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=600",
                "--silent",
                "--pgdata=" + directory.cluster(),
                "--log=" + directory.log());
        return port;
    }

    private void stop(String mode) {
        programs.run(
                "pg_ctl",
                "stop",
                "--wait",
                "--timeout=60",
                "--mode=" + mode,
                "--silent",
                "--pgdata=" + directory.cluster());
    }

    private void clearLeftOver() {
        if (process().isPresent()) {
            LOG.info("stopping the PostgreSQL that a killed server left behind");
            stop();
        } else if (Files.exists(directory.postmasterFile())) {
            deleteStale(directory.postmasterFile());
        }
    }

    /** Deletes the stale file: PostgreSQL does not start while the number in it belongs to any living process of this user. */
    private static void deleteStale(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new DatabaseProblem("a stale " + file + " cannot be deleted: " + e, e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseProblem("no free port on the loopback interface: " + e, e);
        }
    }
}
