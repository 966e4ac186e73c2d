package rollcall.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs {@code server/run} in a process of its own, as an operator does. */
public final class Launcher {
    /** The exit status and the output of a command that ended. */
    public record Result(int exit, String out, String err) {}

    private static final Path RUN =
            Path.of(System.getProperty("basedir", ".")).resolve("../server/run").normalize();

    /**
     * Switches the optimising compiler and the concurrent collector off: a test's server ends before they would pay. Tests that measure time
     * or memory set other options.
     */
    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC ";

    private static final String ARCHIVE = "classes.jsa";

    private Launcher() {}

    /** Runs a command to its end, without anything on standard input. */
    public static Result run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), "", arguments);
    }

    public static Result run(Map<String, String> environment, String input, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("rollcall-out", null);
        Path err = Files.createTempFile("rollcall-err", null);
        try {
            Process process = start(environment, out, err, arguments);
            process.outputWriter(StandardCharsets.UTF_8).append(input).close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroy();
                throw new AssertionError("still running after a minute: " + List.of(arguments));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    static Process start(Map<String, String> environment, Path out, Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(RUN.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        /*
         * Without these variables, requests of tests bypass the proxy of the machine, and are sent although a build server runs the tests.
         */
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("ROLLCALL_.*|DO_NOT_TRACK|CI|(?i:https?|all|no)_(?i:proxy)"));
        builder.environment().putAll(environment);
        external(arguments).ifPresent(url -> builder.environment().putIfAbsent("ROLLCALL_DATABASE_URL", url));
        builder.environment().computeIfAbsent("ROLLCALL_JAVA_OPTS", none -> options());
        return builder.start();
    }

    /** Where the tests run against an external server, one of its databases stands for the embedded one of a data directory. */
    private static Optional<String> external(String... arguments) {
        List<String> all = List.of(arguments);
        int at = all.indexOf("--data-dir");
        return !ExternalDatabases.areUsed() || at < 0 || all.contains("--database-url") || all.contains("--demo")
                ? Optional.empty()
                : Optional.of(ExternalDatabases.get().of(Path.of(all.get(at + 1))));
    }

    /**
     * Loads classes from an archive of those that a server loads, which saves more than a second of each start. Where it does not fit, they
     * are loaded as usual, without a word. Its path is relative, because a blank would end the option.
     */
    private static String options() {
        Path archive = PreparedData.at("classes", Launcher::archive).resolve(ARCHIVE);
        return QUICK + "-Xlog:cds=off -Xlog:cds+dynamic=off -XX:SharedArchiveFile=" + archive;
    }

    private static void archive(Path directory) {
        String write = QUICK + "-XX:ArchiveClassesAtExit=" + directory.resolve(ARCHIVE);
        try {
            Path data = Files.createDirectory(directory.resolve("data"));
            ServerProcess.start(data, Map.of("ROLLCALL_JAVA_OPTS", write)).close();
            PreparedData.remove(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
