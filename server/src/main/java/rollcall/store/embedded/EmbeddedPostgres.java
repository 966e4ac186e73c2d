package rollcall.store.embedded;

import java.nio.file.Path;
import java.util.Optional;
import rollcall.store.DatabaseUrl;

/** The PostgreSQL below a data directory, started here or found running. */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Who opens it. */
    public enum Use {
        /** Owns the database while it runs; a second one on the same data directory is refused. */
        SERVER,
        /** Uses the database of a running server, or starts it and stops it again. */
        COMMAND
    }

    private final DataDirectory directory;
    private final Optional<DirectoryLock> lock;
    private final int port;

    private EmbeddedPostgres(DataDirectory directory, Optional<DirectoryLock> lock, int port) {
        this.directory = directory;
        this.lock = lock;
        this.port = port;
    }

    /**
     * Finds the database running or starts it, after unpacking its programs and initialising the data directory if that was never done.
     *
     * @throws rollcall.store.DatabaseProblem if another server owns the directory or PostgreSQL cannot be started
     */
    public static EmbeddedPostgres open(Path dataDir, Use use) {
        DataDirectory directory = DataDirectory.make(dataDir);
        Optional<DirectoryLock> lock = DirectoryLock.acquire(directory.root(), use);
        if (lock.isEmpty()) {
            return new EmbeddedPostgres(directory, lock, directory.awaitPort());
        }
        try {
            return new EmbeddedPostgres(directory, lock, Postmaster.start(directory));
        } catch (RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    /** Where it is; the driver is told to give the password to nobody who asks for it in the clear. */
    public DatabaseUrl url() {
        String password = directory.password();
        String place = "127.0.0.1:" + port + "/postgres";
        return new DatabaseUrl(
                "jdbc:postgresql://" + place + "?requireAuth=scram-sha-256",
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
    public void close() {
        if (lock.isPresent()) {
            Postmaster.stop(directory);
            lock.get().close();
        }
    }
}
