package rollcall.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of Jazzer over one target, in a process of its own: it begins with the committed corpus, goes on from what earlier runs have
 * left below {@code target/}, and ends at the first finding, after so many inputs, or when its time is over.
 *
 * @param exit 0 if there is no finding
 * @param output what Jazzer says, line by line; of a finding, the stack trace and the file that holds its bytes
 */
record FuzzRun(int exit, List<String> output) {
    private static final Path CORPORA = Path.of("src", "test", "resources", "rollcall", "fuzz");
    private static final Path GENERATED = Path.of("target", "fuzz");
    private static final Pattern DONE = Pattern.compile("#(\\d+)\\s+DONE\\s+cov: (\\d+)");

    /** Coverage counts in these; Jackson's parser belongs to the JSON decoders as protobuf's does to OTLP. */
    private static final String INSTRUMENTED =
            "rollcall.decoder.**:rollcall.input.**:rollcall.gate.**:com.fasterxml.jackson.core.**:com.google.protobuf.**";

    /** For an input without an end, by the clock on the wall: the first one loads and instruments hundreds of classes. */
    private static final int SECONDS_AN_INPUT = 100;

    private static final int LINES_SHOWN = 80;

    /** The folder of a target's committed inputs: seeds, and whatever was once a finding. */
    static Path corpus(String target) {
        return CORPORA.resolve(target);
    }

    /**
     * @param target the simple name of a class in this package
     * @param most inputs, the corpus among them; -1 for as many as there is time for
     * @param watcher sees every line at once
     */
    static FuzzRun of(String target, int most, Duration duration, Consumer<String> watcher)
            throws IOException, InterruptedException {
        Path generated = GENERATED.resolve(target);
        Files.createDirectories(generated.resolve("corpus"));
        Process process = new ProcessBuilder(command(target, most, duration, generated))
                .redirectErrorStream(true)
                .start();
        List<String> output = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> {
                output.add(line);
                watcher.accept(line);
            });
            return new FuzzRun(process.waitFor(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    /** How many inputs were tried. */
    long inputs() {
        return done(1);
    }

    /** How many edges of the instrumented code were reached. */
    long edges() {
        return done(2);
    }

    /** The last lines, which tell the finding if there is one. */
    String ending() {
        return String.join("\n", output.subList(Math.max(0, output.size() - LINES_SHOWN), output.size()));
    }

    private long done(int group) {
        return output.stream()
                .map(DONE::matcher)
                .filter(Matcher::find)
                .mapToLong(matcher -> Long.parseLong(matcher.group(group)))
                .findFirst()
                .orElse(0);
    }

    private static List<String> command(String target, int most, Duration duration, Path generated) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzRun.class.getPackageName() + "." + target,
                "--instrumentation_includes=" + INSTRUMENTED,
                "--custom_hook_includes=" + INSTRUMENTED,
                "--reproducer_path=" + generated,
                "-artifact_prefix=" + generated + "/",
                "-runs=" + most,
                "-max_total_time=" + duration.toSeconds(),
                "-timeout=" + SECONDS_AN_INPUT,
                "-max_len=" + 65_536,
                "-rss_limit_mb=0",
                generated.resolve("corpus").toString(),
                corpus(target).toString());
    }
}
