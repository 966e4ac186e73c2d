package rollcall.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.store.DatabaseProblem;

/** The process that is PostgreSQL: initialised, started and stopped. Whoever calls owns the data directory. */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int TRIES = 8;
    private static final long LOG_BYTES = 8L << 20;

    private Postmaster() {}

    /** Starts it on a free port of the loopback interface and returns the port; one that a killed server left is stopped before. */
    static int start(DataDirectory directory) {
        Programs programs = Programs.of(directory);
        if (!Files.isDirectory(directory.cluster())) {
            initialise(directory, programs);
        }
        clearLeftOver(directory, programs);
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce(directory, programs);
            } catch (DatabaseProblem e) {
                // The port may have been taken meanwhile, or the children of a killed postmaster may need a moment to
                // notice.
                if (attempt == TRIES) {
                    throw new DatabaseProblem(e.getMessage() + " (see " + directory.log() + ")", e);
                }
                Pause.millis(250L * attempt);
            }
        }
    }

    /** Ends its connections, writes everything to the disk and ends it. */
    static void stop(DataDirectory directory) {
        stop(directory, Programs.of(directory));
    }

    private static void initialise(DataDirectory directory, Programs programs) {
        LOG.info("initialising the embedded PostgreSQL");
        directory.generatePassword();
        try {
            Path unfinished = Files.createTempDirectory(directory.root(), "initialising-");
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
            throw new UncheckedIOException("the embedded PostgreSQL cannot be initialised", e);
        }
    }

    private static int startOnce(DataDirectory directory, Programs programs) {
        int port = freePort();
        try {
            Configuration.write(directory.cluster(), port);
            if (Files.exists(directory.log()) && Files.size(directory.log()) > LOG_BYTES) {
                Files.delete(directory.log());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL cannot be configured", e);
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

    private static void stop(DataDirectory directory, Programs programs) {
        try {
            programs.run(
                    "pg_ctl",
                    "stop",
                    "--wait",
                    "--timeout=60",
                    "--mode=fast",
                    "--silent",
                    "--pgdata=" + directory.cluster());
        } catch (DatabaseProblem e) {
            LOG.warn("the embedded PostgreSQL does not stop in good time and is made to: {}", e.getMessage());
            programs.run(
                    "pg_ctl",
                    "stop",
                    "--wait",
                    "--timeout=60",
                    "--mode=immediate",
                    "--silent",
                    "--pgdata=" + directory.cluster());
        }
    }

    private static void clearLeftOver(DataDirectory directory, Programs programs) {
        Optional<List<String>> left = directory.postmaster();
        if (left.isEmpty()) {
            return;
        }
        if (runs(left.get().get(0), directory.root())) {
            LOG.info("stopping the PostgreSQL that a killed server left behind");
            stop(directory, programs);
        } else {
            deleteStale(directory.postmasterFile());
        }
    }

    /** Whether that process is a PostgreSQL of this data directory: the number of one that is gone may have been given to anybody. */
    private static boolean runs(String pid, Path root) {
        return ProcessHandle.of(Long.parseLong(pid))
                .flatMap(process -> process.info().command())
                .filter(command -> Path.of(command).startsWith(root))
                .isPresent();
    }

    /** PostgreSQL itself would refuse to start if the number belongs to any living process of this user. */
    private static void deleteStale(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a stale " + file + " cannot be deleted", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback interface", e);
        }
    }
}
