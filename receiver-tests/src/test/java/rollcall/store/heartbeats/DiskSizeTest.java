package rollcall.store.heartbeats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.bench.disk.DiskBench;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.support.TestDatabase;

/** {@code bench/run disk} measures a larger fleet. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiskSizeTest {
    @Test
    void a_heartbeat_takes_a_quarter_of_what_it_took_before_tables_and_indexes_together() throws Exception {
        try (Database database =
                Database.open(Optional.of(TestDatabase.fresh()), Path.of("unused"), EmbeddedPostgres.Use.COMMAND)) {
            DiskBench.Bytes bytes = DiskBench.heartbeats(database, 4_000, 3);

            assertThat(bytes.rows()).isEqualTo(12_000);
            assertThat(bytes.before()).isGreaterThan(1_000);
            assertThat(bytes.now()).isLessThan(260);
        }
    }
}
