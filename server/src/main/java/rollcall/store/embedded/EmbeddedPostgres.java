package rollcall.store.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.store.DatabaseProblem;
import rollcall.store.DatabaseUrl;

/** The PostgreSQL below a data directory: found running, or started here and started again should it die. */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Who opens it. */
    public enum Use {
        /** Owns the database while it runs; a second one on the same data directory is refused. */
        SERVER,
        /** Uses the database of a running server, or starts it and stops it again. */
        COMMAND
    }

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final DataDirectory directory;
    private final Optional<DirectoryLock> lock;
    private final Optional<Postmaster> postmaster;
    private final Thread atExit = new Thread(this::close, "embedded-postgres-exit");
    private int port;
    private boolean closed;

    /** @param lock empty if the database belongs to a server that runs elsewhere */
    private EmbeddedPostgres(DataDirectory directory, Optional<DirectoryLock> lock) {
        this.directory = directory;
        this.lock = lock;
        this.postmaster = lock.map(mine -> new Postmaster(directory));
    }

    /**
     * Finds the database running or starts it, after unpacking its programs and initialising the data directory if that was never done.
     *
     * @throws DatabaseProblem if another server owns the directory, others may write to it, or PostgreSQL cannot be started
     */
    public static EmbeddedPostgres open(Path dataDir, Use use) {
        DataDirectory directory = DataDirectory.make(dataDir);
        DirectoryTrust.require(directory);
        EmbeddedPostgres opened = new EmbeddedPostgres(directory, DirectoryLock.acquire(directory.root(), use));
        opened.begin(use);
        return opened;
    }

    /** Where it is; the driver is told to give the password to nobody who asks for it in the clear, and that no pooler is in between. */
    public DatabaseUrl url() {
        String password = directory.password();
        String place = "127.0.0.1:" + port + "/postgres";
        return new DatabaseUrl(
                "jdbc:postgresql://" + place + "?requireAuth=scram-sha-256&prepareThreshold=5",
                DataDirectory.USER,
                password,
                "postgres://" + DataDirectory.USER + ":" + password + "@" + place);
    }

    /** False if it belongs to a server that runs elsewhere. */
    public boolean startedHere() {
        return lock.isPresent();
    }

    /** Stops it, if it was started here: its connections are ended and everything is on the disk when this returns. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            postmaster.ifPresent(Postmaster::stop);
            lock.ifPresent(DirectoryLock::close);
            forgetExit();
        }
    }

    private synchronized void begin(Use use) {
        if (postmaster.isEmpty()) {
            port = directory.awaitPort();
            return;
        }
        if (use == Use.COMMAND) {
            // Before the start: an exit during it waits for its end, or else a database that nobody knows of would be
            // left behind.
            Runtime.getRuntime().addShutdownHook(atExit);
        }
        try {
            port = postmaster.get().start(OptionalInt.empty());
        } catch (RuntimeException e) {
            lock.ifPresent(DirectoryLock::close);
            forgetExit();
            throw e;
        }
        if (use == Use.SERVER) {
            revive();
        }
    }

    private void revive() {
        postmaster
                .flatMap(Postmaster::process)
                .ifPresent(process -> process.onExit().thenRun(this::startAgain));
    }

    /** At the same port, so that the pool finds it by itself. */
    private synchronized void startAgain() {
        if (closed) {
            return;
        }
        LOG.warn("the embedded PostgreSQL has died and is started again");
        try {
            postmaster.orElseThrow().start(OptionalInt.of(port));
            revive();
        } catch (DatabaseProblem e) {
            LOG.error("the embedded PostgreSQL does not start again: {}", e.getMessage());
        }
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending already", e);
        }
    }
}
