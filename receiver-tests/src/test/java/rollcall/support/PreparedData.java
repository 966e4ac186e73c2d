package rollcall.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Directories that take many seconds to make. One process makes each of them, once for a build and a day, and all of them copy it: the first
 * start of PostgreSQL takes six seconds, the first start of the demo a minute.
 */
public final class PreparedData {
    private static final Path ROOT = Path.of("target", "prepared");
    private static final String BUILD = build();

    private PreparedData() {}

    /** Fills the directory {@code to} with what {@code maker} once made in another one under this name. */
    public static synchronized void copy(String name, Path to, Consumer<Path> maker) {
        copyAll(at(name, maker), to);
    }

    /** The directory that {@code maker} once made under this name. Nobody may change it. */
    public static synchronized Path at(String name, Consumer<Path> maker) {
        try {
            Files.createDirectories(ROOT);
            try (FileChannel channel = FileChannel.open(
                            ROOT.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return lock.isValid() ? made(name, maker) : ROOT;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a directory that was made here, with all that is in it. */
    public static void remove(Path directory) {
        run("rm", "-rf", directory.toString());
    }

    /** It is made among the temporary files, because the account that PostgreSQL runs as may not come to where the checkout is. */
    private static Path made(String name, Consumer<Path> maker) throws IOException {
        Path made = ROOT.resolve(name + "-" + BUILD);
        if (!Files.isDirectory(made)) {
            removeOlder(name);
            Path unfinished = Files.createTempDirectory("rollcall-prepared-");
            maker.accept(unfinished);
            Path copied = Files.createTempDirectory(ROOT, "unfinished-");
            copyAll(unfinished, copied);
            Files.move(copied, made);
            remove(unfinished);
        }
        return made;
    }

    private static void removeOlder(String name) throws IOException {
        try (Stream<Path> paths = Files.list(ROOT)) {
            paths.filter(path -> path.getFileName().toString().startsWith(name + "-"))
                    .forEach(PreparedData::remove);
        }
    }

    private static void copyAll(Path from, Path to) {
        run("cp", "-Rp", from + "/.", to.toString());
    }

    private static void run(String... command) {
        try {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(List.of(command) + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the tests are built from besides themselves and libraries, and the day, because the server makes partitions for days ahead. */
    private static String build() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Path> jars = Arrays.stream(
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(path -> path.matches(".*/target/[^/]+\\.jar"))
                    .map(Path::of)
                    .toList();
            for (Path jar : jars) {
                digest.update(Files.readAllBytes(jar));
            }
            return LocalDate.now(ZoneOffset.UTC) + "-"
                    + HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
