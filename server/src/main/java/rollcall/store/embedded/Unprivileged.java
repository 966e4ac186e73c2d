package rollcall.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.store.DatabaseProblem;

/**
 * As whom PostgreSQL's programs run, which refuse to run as root.
 *
 * <p>An ordinary user's run as that user. Root's run in a user namespace of their own, where they are nobody in particular while the
 * files stay root's; where the machine does not let root have one (many containers do not), they run as an account of the machine that
 * the data directory is given to.
 *
 * @param prefix what to put before a command
 * @param account whose the data directory has to be; empty if it is whose it was made
 */
record Unprivileged(List<String> prefix, Optional<String> account) {
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final String ROOT = "root";

    /**
     * As whom to run the programs of this cluster: as its owner, if there is one already.
     *
     * @throws DatabaseProblem if this is root and there is no way to be somebody else
     */
    static Unprivileged of(Path cluster) {
        if (!isRoot()) {
            return new Unprivileged(List.of(), Optional.empty());
        }
        Optional<String> owner = owner(cluster).filter(name -> !name.equals(ROOT));
        if (owner.isPresent()) {
            return as(owner.get());
        }
        if (succeeds(NAMESPACE, "true")) {
            return new Unprivileged(NAMESPACE, Optional.empty());
        }
        return Stream.of("postgres", "nobody")
                .map(Unprivileged::as)
                .filter(other -> succeeds(other.prefix, "true"))
                .findFirst()
                .orElseThrow(
                        () -> new DatabaseProblem(
                                "PostgreSQL does not run as root, and neither unshare nor runuser works here: start Rollcall as an ordinary user"));
    }

    /** Gives everything below a directory to the account. */
    void own(Path directory) {
        account.ifPresent(name -> {
            if (!succeeds(List.of("chown", "-hR", name + ":"), directory.toString())) {
                throw new DatabaseProblem(directory + " cannot be given to " + name);
            }
        });
    }

    private static Unprivileged as(String account) {
        return new Unprivileged(List.of("runuser", "-u", account, "--"), Optional.of(account));
    }

    private static boolean isRoot() {
        return new com.sun.security.auth.module.UnixSystem().getUid() == 0;
    }

    private static Optional<String> owner(Path path) {
        try {
            return Files.exists(path) ? Optional.of(Files.getOwner(path).getName()) : Optional.empty();
        } catch (IOException e) {
            throw new DatabaseProblem("the owner of " + path + " cannot be told: " + e, e);
        }
    }

    private static boolean succeeds(List<String> command, String argument) {
        try {
            Process process = new ProcessBuilder(
                            Stream.concat(command.stream(), Stream.of(argument)).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseProblem("interrupted", e);
        }
    }
}
