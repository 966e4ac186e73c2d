package rollcall.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The newest JDK of this machine: the one that {@code ROLLCALL_NEWEST_JDK} names; otherwise the newest of those in {@code /usr/lib/jvm} and
 * the one that runs the tests.
 *
 * @param home the value for {@code JAVA_HOME}
 * @param feature the feature release, for example 17 or 21
 */
public record NewestJdk(Path home, int feature) {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    public static NewestJdk find() throws IOException {
        String named = System.getenv("ROLLCALL_NEWEST_JDK");
        if (named != null) {
            return at(Path.of(named)).orElseThrow(() -> new AssertionError("no JDK in ROLLCALL_NEWEST_JDK=" + named));
        }
        List<NewestJdk> all = new ArrayList<>();
        at(Path.of(System.getProperty("java.home"))).ifPresent(all::add);
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> homes = Files.list(INSTALLED)) {
                homes.map(NewestJdk::at).flatMap(Optional::stream).forEach(all::add);
            }
        }
        return all.stream()
                .max(Comparator.comparingInt(NewestJdk::feature))
                .orElseThrow(() -> new AssertionError("no JDK that says its version"));
    }

    private static Optional<NewestJdk> at(Path home) {
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            boolean runs = Files.isExecutable(home.resolve("bin/java"));
            return runs && version.find()
                    ? Optional.of(new NewestJdk(home, Integer.parseInt(version.group(1))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
