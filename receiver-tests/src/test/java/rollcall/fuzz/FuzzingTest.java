package rollcall.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Coverage-guided fuzzing of every decoder: each class of this package whose name ends in {@code Fuzz}, with a few thousand inputs in a
 * test run, or one of them for as long as {@code bench/fuzz} says.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FuzzingTest {
    private static final String ONE = System.getProperty("rollcall.fuzz.target", "");
    private static final int INPUTS = ONE.isEmpty() ? 3_000 : -1;

    /** In a test run the inputs end it, on a busy machine as on a quiet one. */
    private static final Duration EACH = Duration.ofSeconds(Integer.getInteger("rollcall.fuzz.seconds", 120));

    private static final long LARGEST_CORPUS = 300 * 1024;

    static List<String> targets() throws IOException {
        Path classes = Path.of("target", "test-classes", "rollcall", "fuzz");
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("Fuzz.class"))
                    .map(file -> file.replace(".class", ""))
                    .filter(target -> ONE.isEmpty() || ONE.equals(target))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void no_bytes_make_a_decoder_do_anything_but_decode_or_reject(String target) throws Exception {
        FuzzRun run = FuzzRun.of(target, INPUTS, EACH, line -> {
            if (!ONE.isEmpty()) {
                System.out.println(line);
            }
        });

        assertThat(run.exit()).as(run::ending).isZero();
        assertThat(run.inputs()).as(run::ending).isGreaterThan(1_000);
        assertThat(run.edges()).as(run::ending).isGreaterThan(300);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void a_corpus_is_there_and_small(String target) throws IOException {
        try (Stream<Path> files = Files.list(FuzzRun.corpus(target))) {
            assertThat(files.mapToLong(FuzzingTest::size).sum()).isBetween(1L, LARGEST_CORPUS);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
