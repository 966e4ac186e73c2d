package rollcall.store.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;
import rollcall.store.DatabaseProblem;

/** PostgreSQL's own programs, unpacked once below the data directory under a name that says which build it is. */
final class Binaries {
    private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);

    private static final String HOME = "postgresql-";

    private Binaries() {}

    /** Whether a directory holds unpacked programs, of this build or another one. */
    static boolean isHome(Path path) {
        return path.getFileName().toString().startsWith(HOME);
    }

    /** The unpacked directory, with bin, lib and share. */
    static Path unpacked(Path root) {
        URL archive = archive();
        try {
            Path home = root.resolve(HOME + fingerprint(archive));
            if (!Files.isDirectory(home)) {
                LOG.info("unpacking PostgreSQL");
                unpack(archive, home);
            }
            return home;
        } catch (IOException e) {
            throw new DatabaseProblem("PostgreSQL cannot be unpacked below " + root + ": " + e, e);
        }
    }

    private static URL archive() {
        String name = "/postgres-" + system() + "-" + processor() + (musl() ? "-alpine_linux" : "") + ".txz";
        URL archive = Binaries.class.getResource(name);
        if (archive == null) {
            throw new DatabaseProblem("there is no embedded PostgreSQL for this machine (" + name.substring(1)
                    + "): give --database-url");
        }
        return archive;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }

    private static boolean musl() {
        return Files.exists(Path.of("/etc/alpine-release"));
    }

    /** The archive's checksum, which the jar's own table of contents holds. */
    private static String fingerprint(URL archive) throws IOException {
        JarURLConnection connection = (JarURLConnection) archive.openConnection();
        return Long.toHexString(connection.getJarEntry().getCrc());
    }

    /** Unpacks into a directory beside the target and renames it at the end, so that a half-unpacked one is never taken for whole. */
    private static void unpack(URL archive, Path home) throws IOException {
        Path unfinished = Files.createTempDirectory(home.getParent(), "unpacking-");
        try (InputStream raw = archive.openStream();
                TarArchiveInputStream entries =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw, 1 << 16)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, unfinished);
            }
        }
        Files.move(unfinished, home);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        Path path = into.resolve(entry.getName()).normalize();
        if (!path.startsWith(into)) {
            throw new IOException("an entry points out of the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            Files.setPosixFilePermissions(path, permissions(entry));
        }
    }

    private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
        return PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x");
    }
}
