package rollcall.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.store.DatabaseProblem;

/** What is run from the data directory can have been put there by nobody else; or it is not run. */
@Tag("embedded")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrustedDirectoryTest {
    @TempDir
    private Path scratch;

    private Path data;
    private Path ran;

    @BeforeEach
    void plant() throws IOException {
        data = Files.createDirectory(scratch.resolve("data"));
        mode(data, "rwx------");
        ran = scratch.resolve("ran");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rwxrwx---", "rwx----w-"})
    void a_directory_that_others_may_write_to_is_refused(String mode) throws IOException {
        mode(data, mode);

        assertRefused(data, "chmod go-w");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a_link_to_such_a_directory_is_refused() throws IOException {
        mode(data, "rwxrwxrwx");

        assertRefused(Files.createSymbolicLink(scratch.resolve("link"), data), "chmod go-w");
    }

    @Test
    void a_directory_whose_place_everybody_may_take_is_refused() throws IOException {
        mode(scratch, "rwxrwxrwx");
        try {
            assertRefused(data, "everybody may write to");
        } finally {
            mode(scratch, "rwx------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin/pg_ctl", "bin", "."})
    void programs_that_others_may_change_are_refused_and_not_run(String loose) throws IOException {
        Path programs = programs();
        mode(programs.resolve(loose).normalize(), "rwxrwxrwx");

        assertRefused(data, "chmod go-w");
        assertThat(ran).doesNotExist();
    }

    @Test
    void what_belongs_to_somebody_else_is_refused_and_not_run() throws IOException {
        assumeThat(System.getProperty("user.name"))
                .as("only root can give files away")
                .isEqualTo("root");
        Path programs = programs();
        Files.setAttribute(programs.resolve("bin/pg_ctl"), "unix:uid", 65_534);
        assertRefused(data, "belongs to somebody else");

        Files.setAttribute(programs.resolve("bin/pg_ctl"), "unix:uid", 0);
        Files.setAttribute(data, "unix:uid", 65_534);
        assertRefused(data, "belongs to somebody else");
        assertThat(ran).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void an_empty_variable_is_no_directory(String empty) throws Exception {
        mode(data, "rwxrwxrwx");
        Path run = Path.of(System.getProperty("basedir", "."))
                .resolve("../server/run")
                .toRealPath();
        Path said = scratch.resolve("said");
        ProcessBuilder command = new ProcessBuilder(run.toString(), "product", "list")
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("ROLLCALL_"));
        command.environment().put("ROLLCALL_DATA_DIR", empty);
        command.environment().put("ROLLCALL_DATABASE_URL", empty);

        assertThat(command.start().waitFor()).isEqualTo(1);

        assertThat(said).content().contains("chmod go-w " + data.toRealPath()).hasLineCount(1);
        assertThat(scratch).isDirectoryNotContaining(path -> path.endsWith("postgres"));
    }

    private static void assertRefused(Path directory, String advice) {
        assertThatThrownBy(() -> EmbeddedPostgres.open(directory, EmbeddedPostgres.Use.COMMAND))
                .isInstanceOf(DatabaseProblem.class)
                .hasMessageContaining(advice);
    }

    private Path programs() throws IOException {
        Path bin = Files.createDirectories(data.resolve("postgresql-39199ba7/bin"));
        Path program = Files.writeString(bin.resolve("pg_ctl"), "#!/bin/sh\ntouch " + ran + "\n");
        mode(program, "rwxr-xr-x");
        mode(bin, "rwxr-xr-x");
        mode(bin.getParent(), "rwxr-xr-x");
        return bin.getParent();
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
