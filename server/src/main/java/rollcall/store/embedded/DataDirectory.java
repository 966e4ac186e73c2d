package rollcall.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import rollcall.store.DatabaseProblem;

/**
 * The files of an embedded PostgreSQL.
 *
 * @param root the data directory, absolute and free of links
 */
record DataDirectory(Path root) {
    static final String USER = "rollcall";

    /** Makes the directory, readable by nobody else, if it is not there. */
    static DataDirectory make(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return new DataDirectory(path.toRealPath());
        } catch (IOException e) {
            throw new DatabaseProblem("the data directory " + path + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** Where PostgreSQL keeps its files. */
    Path cluster() {
        return root.resolve("postgres");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    Path passwordFile() {
        return root.resolve("postgres.password");
    }

    String password() {
        return read(passwordFile())
                .orElseThrow(() -> new DatabaseProblem(passwordFile() + " is gone"))
                .strip();
    }

    /** Makes a password of 256 random bits that only this user can read. */
    void generatePassword() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        try {
            Path unfinished = Files.createTempFile(root, "password", null);
            Files.writeString(unfinished, HexFormat.of().formatHex(random) + "\n");
            Files.move(unfinished, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DatabaseProblem("the database's password cannot be written: " + e, e);
        }
    }

    /** The lines of the postmaster's own file: its process, port and state; empty if there is no such file. */
    Optional<List<String>> postmaster() {
        return read(postmasterFile())
                .map(text -> text.lines().map(String::strip).toList());
    }

    Path postmasterFile() {
        return cluster().resolve("postmaster.pid");
    }

    /**
     * The port of the postmaster that another process owns, which may still be starting.
     *
     * @throws DatabaseProblem if it is not ready within a minute
     */
    int awaitPort() {
        for (int tries = 0; tries < 600; tries++) {
            Optional<List<String>> state = postmaster()
                    .filter(lines -> lines.size() >= 8 && lines.get(7).equals("ready"));
            if (state.isPresent()) {
                return Integer.parseInt(state.get().get(3));
            }
            ProcessWait.millis(100);
        }
        throw new DatabaseProblem("the server on " + root + " has no database running");
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DatabaseProblem(file + " cannot be read: " + e, e);
        }
    }
}
