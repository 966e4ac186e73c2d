package rollcall.store.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.store.DatabaseProblem;
import rollcall.store.DatabaseUrl;

/** The PostgreSQL below a data directory. It is found running, or it is started here and started again if it dies. */
public final class EmbeddedPostgres implements AutoCloseable {
    /** What kind of process opens it. */
    public enum Use {
        /** Owns the database while it runs. A second server on the same data directory does not start. */
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
     * Finds the database running, or starts it. The first start unpacks its programs and initialises the data directory.
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

    /**
     * Where it listens. The parameters tell the driver never to send the password in the clear, and to give names to those statements alone
     * that ask for it ({@link rollcall.store.jdbc.BinaryTransfer}): there is no pooler in between. Each of them is planned anew, as those
     * without a name are.
     */
    public DatabaseUrl url() {
        String password = directory.password();
        String place = "127.0.0.1:" + port + "/postgres";
        return new DatabaseUrl(
                "jdbc:postgresql://" + place + "?requireAuth=scram-sha-256&prepareThreshold=1000000"
                        + "&options=-c%20plan_cache_mode=force_custom_plan",
                DataDirectory.USER,
                password,
                "postgres://" + DataDirectory.USER + ":" + password + "@" + place);
    }

    /** The data directory. */
    public Path root() {
        return directory.root();
    }

    /** False if it belongs to a server that runs elsewhere. */
    public boolean startedHere() {
        return lock.isPresent();
    }

    /** Stops it if it was started here. When this returns, its connections are ended and everything is on the disk. */
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
            /* Registered before the start: an exit during the start waits for its end, so that no unknown database is left behind. */
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

    /** Starts it again at the same port, so that the pool finds it by itself. */
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
