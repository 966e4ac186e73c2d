package rollcall.access;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import rollcall.gate.Pseudonyms;
import rollcall.store.DatabaseProblem;
import rollcall.store.servers.PseudonymKeyDao;

/**
 * The secret key by which users become pseudonyms. It is in a file and in no table, so the database alone does not reveal who a pseudonym
 * is. All servers of one database use the same key; a check value in the database ensures that.
 */
public final class PseudonymKey {
    private static final String FILE = "pseudonym.key";

    private final Path file;
    private final PseudonymKeyDao known;

    private PseudonymKey(Path file, PseudonymKeyDao known) {
        this.file = file;
        this.known = known;
    }

    /**
     * The pseudonyms of this database. The first start makes a key unless a file is named.
     *
     * @param named a file of 64 hexadecimal digits; empty for {@code pseudonym.key} in the data directory
     * @throws DatabaseProblem if there is no key, or a key other than the one that this database's pseudonyms were made with
     */
    public static Pseudonyms of(Optional<Path> named, Path dataDir, PseudonymKeyDao known) {
        PseudonymKey key = new PseudonymKey(named.orElse(dataDir.resolve(FILE)), known);
        if (named.isEmpty() && !Files.exists(key.file)) {
            key.make();
        }
        Pseudonyms pseudonyms = Pseudonyms.of(key.read());
        key.requireSame(pseudonyms);
        return pseudonyms;
    }

    private void make() {
        if (known.find() != null) {
            throw new DatabaseProblem(
                    "there is no " + file + ", and this database's users have their pseudonyms by a key: " + advice());
        }
        byte[] random = new byte[Pseudonyms.KEY_BYTES];
        new SecureRandom().nextBytes(random);
        try {
            Files.createDirectories(
                    file.toAbsolutePath().getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "pseudonym", null);
            Files.writeString(unfinished, HexFormat.of().formatHex(random) + "\n");
            publish(unfinished);
        } catch (IOException e) {
            throw new DatabaseProblem(
                    "the key of users' pseudonyms cannot be written to " + file
                            + ": name a file that has one with --pseudonym-key-file",
                    e);
        }
    }

    /** Gives the whole file its name at once. Of several servers with one data directory, the first one wins. */
    private void publish(Path unfinished) throws IOException {
        try {
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            // The other server's key is used.
        } catch (UnsupportedOperationException e) {
            Files.move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private byte[] read() {
        try {
            String text = Files.readString(file).strip();
            if (text.length() == 2 * Pseudonyms.KEY_BYTES) {
                return HexFormat.of().parseHex(text);
            }
        } catch (IOException e) {
            throw new DatabaseProblem("the key of users' pseudonyms cannot be read from " + file, e);
        } catch (IllegalArgumentException e) {
            // Reported below, without the text of the file.
        }
        throw new DatabaseProblem(file + " is no key of users' pseudonyms: it has to have 64 hexadecimal digits");
    }

    private void requireSame(Pseudonyms pseudonyms) {
        byte[] check = pseudonyms.check();
        known.propose(check);
        if (!MessageDigest.isEqual(check, known.find())) {
            throw new DatabaseProblem("the key in " + file
                    + " is another one than this database's users have their pseudonyms by: " + advice());
        }
    }

    private static String advice() {
        return "copy pseudonym.key from another server of this database or from the backup, or name it with"
                + " --pseudonym-key-file; if it is lost, database forget-key lets the next server that starts bring a new one";
    }
}
