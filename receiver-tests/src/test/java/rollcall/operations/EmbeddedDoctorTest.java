package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.support.Launcher;
import rollcall.support.ServerProcess;

/** The doctor of the embedded database, whose durability is on. */
@Tag("embedded")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmbeddedDoctorTest {
    @Test
    void of_a_server_that_runs_well_nothing_is_wrong(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(data)) {
            Launcher.Result result = doctor(data);
            for (int tries = 0; tries < 20 && !result.out().contains("all succeed"); tries++) {
                result = doctor(data);
            }

            assertThat(server.health()).isEqualTo(200);
            assertThat(result.out()).contains("Nothing is wrong.").doesNotContain("wrong  ");
            assertThat(result.exit()).isZero();
            assertThat(result.err()).isEmpty();
            assertThat(result.out().lines().map(line -> line.replaceAll("^(ok|note) +(\\w+) .*", "$2")))
                    .contains(
                            "connection",
                            "version",
                            "encoding",
                            "writes",
                            "durability",
                            "privileges",
                            "pooler",
                            "clock")
                    .contains("cluster", "standby", "migrations", "jobs", "disk");
        }
    }

    @Test
    void without_a_data_directory_none_is_made(@TempDir Path empty) throws Exception {
        Launcher.Result result = doctor(empty.resolve("none"));

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("there is no database in", "--database-url");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void it_is_one_server_that_nothing_distributes(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(data)) {
            Launcher.Result result = Launcher.run("database", "distribute", "--data-dir", data.toString());

            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.err()).contains("the embedded database is one server", "--database-url");
            assertThat(server.health()).isEqualTo(200);
        }
    }

    private static Launcher.Result doctor(Path data) throws Exception {
        return Launcher.run("doctor", "--data-dir", data.toString());
    }
}
