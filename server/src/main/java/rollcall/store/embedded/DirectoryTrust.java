package rollcall.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import rollcall.store.DatabaseProblem;

/**
 * Checks that nobody else can have put programs below the data directory, because PostgreSQL's are run from there. The directory has to belong to
 * the account that the programs run as, and no other account may write to it. PostgreSQL and ssh ask the same of their directories.
 */
final class DirectoryTrust {
    private static final int ROOT = 0;
    private static final int OTHERS_WRITE = 0022;
    private static final int EVERYBODY_WRITES = 0002;
    private static final int STICKY = 01000;

    private DirectoryTrust() {}

    /**
     * To be called before anything below the directory is run.
     *
     * @throws DatabaseProblem that says what to do
     */
    static void require(DataDirectory directory) {
        try {
            int owner = owner(directory);
            requireOwn(directory.root(), owner);
            for (Path above = directory.root().getParent(); above != null; above = above.getParent()) {
                int mode = mode(above);
                if ((mode & EVERYBODY_WRITES) != 0 && (mode & STICKY) == 0) {
                    throw new DatabaseProblem(
                            "everybody may write to " + above + ", and so put another directory in the place of "
                                    + directory.root() + ": chmod o-w " + above);
                }
            }
            try (Stream<Path> entries = Files.list(directory.root())) {
                for (Path programs : entries.filter(Binaries::isHome).toList()) {
                    requireTree(programs, owner);
                }
            }
        } catch (IOException e) {
            throw new DatabaseProblem("it cannot be told who may write to " + directory.root() + ": " + e, e);
        }
    }

    private static void requireTree(Path programs, int owner) throws IOException {
        try (Stream<Path> files = Files.walk(programs)) {
            for (Path file : files.toList()) {
                requireOwn(file, owner);
            }
        }
    }

    /**
     * Where root cannot run PostgreSQL otherwise, it gives the directory to another account, and the programs run as that one; see
     * {@link Unprivileged}.
     */
    private static int owner(DataDirectory directory) throws IOException {
        int me = (int) new com.sun.security.auth.module.UnixSystem().getUid();
        if (me == ROOT && Files.exists(directory.cluster(), LinkOption.NOFOLLOW_LINKS)) {
            return uid(directory.cluster());
        }
        return me;
    }

    private static void requireOwn(Path path, int owner) throws IOException {
        int uid = uid(path);
        if (uid != owner && uid != new com.sun.security.auth.module.UnixSystem().getUid()) {
            throw new DatabaseProblem(path
                    + " belongs to somebody else, who could put other programs there: give a --data-dir of your own,"
                    + " or a new one below it");
        }
        if (!Files.isSymbolicLink(path) && (mode(path) & OTHERS_WRITE) != 0) {
            throw new DatabaseProblem("others may write to " + path + " and put other programs there: chmod go-w "
                    + path + " if nobody has, or give a new --data-dir");
        }
    }

    private static int uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static int mode(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }
}
