package rollcall.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.store.DatabaseProblem;
import rollcall.store.embedded.EmbeddedPostgres.Use;

/**
 * The ownership of a data directory: locks on two bytes of a file, which the system releases when the process ends, however it ends.
 *
 * <p>The owner holds the first byte. It holds the second one as well if it is a server, and not a command that will be done soon.
 */
final class DirectoryLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long OWNER = 0;
    private static final long SERVER = 1;

    /** The directories of servers within this process: closing a second channel on the file would release the first one's locks. */
    private static final Set<Path> SERVERS_HERE = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel channel;

    private DirectoryLock(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /**
     * Takes the directory. Waits for a command that owns it.
     *
     * @return empty if this is a command and a server owns the directory
     * @throws DatabaseProblem if this is a server and another server owns the directory
     */
    static Optional<DirectoryLock> acquire(Path root, Use use) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (boolean told = false; System.nanoTime() < deadline; told = true) {
            Optional<DirectoryLock> taken = tryAcquire(root, use);
            if (taken.isPresent()) {
                return taken;
            }
            if (serverOwns(root)) {
                return refuseServer(root, use);
            }
            if (!told) {
                LOG.info("waiting for another command on {}", root);
            }
            ProcessWait.millis(100);
        }
        throw new DatabaseProblem("another command has been using the data directory " + root + " for too long");
    }

    @Override
    public void close() {
        SERVERS_HERE.remove(root);
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("the lock of the data directory could not be closed", e);
        }
    }

    private static Optional<DirectoryLock> tryAcquire(Path root, Use use) {
        if (SERVERS_HERE.contains(root)) {
            return Optional.empty();
        }
        try {
            FileChannel channel = openFile(root);
            if (channel.tryLock(OWNER, 1, false) == null) {
                channel.close();
                return Optional.empty();
            }
            if (use == Use.SERVER) {
                // This waits, because a command may be looking at this byte right now.
                channel.lock(SERVER, 1, false);
                SERVERS_HERE.add(root);
            }
            return Optional.of(new DirectoryLock(root, channel));
        } catch (IOException e) {
            throw new DatabaseProblem("the data directory " + root + " cannot be locked: " + e, e);
        }
    }

    private static boolean serverOwns(Path root) {
        if (SERVERS_HERE.contains(root)) {
            return true;
        }
        try (FileChannel channel = openFile(root);
                FileLock free = channel.tryLock(SERVER, 1, false)) {
            return free == null;
        } catch (IOException e) {
            throw new DatabaseProblem("the data directory " + root + " cannot be locked: " + e, e);
        }
    }

    private static Optional<DirectoryLock> refuseServer(Path root, Use use) {
        if (use == Use.SERVER) {
            throw new DatabaseProblem("another server is running on the data directory " + root);
        }
        return Optional.empty();
    }

    private static FileChannel openFile(Path root) throws IOException {
        return FileChannel.open(root.resolve("rollcall.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
