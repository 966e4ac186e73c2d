package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres.Use;
import rollcall.support.TestDatabase;

class MigrationsTest {
    @Test
    void servers_that_start_at_the_same_time_on_an_empty_database_all_start() {
        String url = TestDatabase.empty();
        List<CompletableFuture<Database>> starting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starting.add(CompletableFuture.supplyAsync(
                    () -> Database.open(Optional.of(url), Path.of("unused"), Use.SERVER)));
        }
        List<Database> started = starting.stream().map(CompletableFuture::join).toList();
        List<String> steps = started.get(0)
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL")
                        .mapTo(String.class)
                        .list());
        assertThat(steps).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
        started.forEach(Database::close);
    }
}
