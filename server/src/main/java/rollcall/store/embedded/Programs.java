package rollcall.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import rollcall.store.DatabaseProblem;

/** Runs PostgreSQL's programs, which do not run as root. */
final class Programs {
    private final Path home;
    private final Path scratch;
    private final Unprivileged unprivileged;

    private Programs(Path home, Path scratch, Unprivileged unprivileged) {
        this.home = home;
        this.scratch = scratch;
        this.unprivileged = unprivileged;
    }

    static Programs of(DataDirectory directory) {
        Path home = Binaries.unpacked(directory.root());
        Programs programs = new Programs(home, directory.root(), Unprivileged.of(directory.cluster()));
        programs.own(directory.root());
        return programs;
    }

    /** Gives everything below a directory to the account that the programs run as. */
    void own(Path directory) {
        unprivileged.own(directory);
    }

    /**
     * Runs a program to its end.
     *
     * @throws DatabaseProblem with the last line it printed, if it fails
     */
    void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(unprivileged.prefix());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile(scratch, program, null);
            try {
                runInto(output, program, command);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new DatabaseProblem(program + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseProblem("interrupted during " + program, e);
        }
    }

    /** Output goes into a file and not a pipe, because a postmaster that is left behind would hold the pipe open. */
    private void runInto(Path output, String program, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(15, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new DatabaseProblem(program + " failed: " + lastLine(output));
        }
    }

    private static String lastLine(Path output) throws IOException {
        List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1).strip();
    }
}
