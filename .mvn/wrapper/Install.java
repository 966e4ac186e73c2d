import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Fetches Maven unless that was done, checks it and unpacks it; run by mvnw as {@code java Install.java URL ZIP SHA512 DIRECTORY}. */
public class Install {
    public static void main(String[] arguments) throws Exception {
        Path zip = Path.of(arguments[1]);
        if (Files.notExists(zip)) {
            fetch(arguments[0], zip);
        }
        check(zip, arguments[2]);
        unpack(zip, Path.of(arguments[3]));
    }

    private static void fetch(String url, Path zip) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpResponse<Path> answer = client.send(
                HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofFile(zip));
        if (answer.statusCode() != 200) {
            fail("Maven cannot be fetched from " + url + ": HTTP " + answer.statusCode()
                    + " (MVNW_REPOURL names a mirror)");
        }
    }

    private static void check(Path zip, String sha512) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(zip));
        if (!HexFormat.of().formatHex(digest).equals(sha512)) {
            fail("what was fetched is not the Maven that was asked for: its SHA-512 differs");
        }
    }

    /** Into a directory beside, which is renamed at the end: one that was cut off is never taken for whole. */
    private static void unpack(Path zip, Path directory) throws IOException {
        Path unfinished = Files.createTempDirectory(directory, "unpacking");
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, unfinished);
            }
        }
        Path home = only(unfinished);
        if (!home.resolve("bin/mvn").toFile().setExecutable(true)) {
            fail("bin/mvn cannot be made executable");
        }
        Path place = directory.resolve(home.getFileName());
        delete(place);
        Files.move(home, place);
        Files.delete(unfinished);
    }

    private static void unpack(ZipEntry entry, InputStream content, Path into) throws IOException {
        Path path = into.resolve(entry.getName()).normalize();
        if (!path.startsWith(into)) {
            throw new IOException("an entry points out of the archive");
        }
        Files.createDirectories(entry.isDirectory() ? path : path.getParent());
        if (!entry.isDirectory()) {
            Files.copy(content, path);
        }
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findFirst().orElseThrow();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }

    private static void fail(String why) {
        System.err.println("mvnw: " + why);
        System.exit(1);
    }
}
