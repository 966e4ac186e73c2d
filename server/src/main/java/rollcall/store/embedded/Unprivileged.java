package rollcall.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.store.DatabaseProblem;

/**
 * The account that PostgreSQL's programs run as, because they do not run as root.
 *
 * <p>Started by an ordinary user they run as that user. Started by root they run in a user namespace, in which they have no privileges while the
 * files stay root's. Where root gets no user namespace, as in many containers, they run as an account of the machine, which the data directory is
 * given to.
 *
 * @param prefix what to put before a command
 * @param account the account that has to own the data directory; empty if its owner stays
 */
record Unprivileged(List<String> prefix, Optional<String> account) {
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final String ROOT = "root";

    /**
     * The account for the programs of this cluster: its owner, if the cluster exists already.
     *
     * @throws DatabaseProblem if this is root and there is no other account to run as
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
