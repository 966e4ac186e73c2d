package rollcall.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.rollups.RollupDao;
import rollcall.store.rollups.SetDao;
import rollcall.support.TestDatabase;

/** In which form bitmaps come from the database: the driver asks for binary form with statements that have a name in the session. */
@Tag("embedded")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BinaryTransferTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-01");
    private static final byte[] BITMAP = {0, 1, -1, 127, -128, 92, 120};

    @Test
    void the_embedded_database_sends_bitmaps_as_they_are_and_names_no_other_query(@TempDir Path folder) {
        try (Database database = Database.open(Optional.empty(), folder, EmbeddedPostgres.Use.SERVER)) {
            assertThat(named(database)).hasSize(1).first().asString().contains("found.bitmap");
        }
    }

    @Test
    void behind_a_pooler_no_query_has_a_name_unless_the_url_permits_it() {
        String url = TestDatabase.fresh();
        try (Database database = open(url)) {
            assertThat(named(database)).isEmpty();
        }
        try (Database database = open(url + (url.contains("?") ? "&" : "?") + "prepareThreshold=1000000")) {
            assertThat(named(database)).hasSize(1);
        }
    }

    /** The queries that have a name in a session that reads a bitmap, among other things. */
    private static List<String> named(Database database) {
        return database.jdbi().withHandle(handle -> {
            RollupDao rollups = handle.attach(RollupDao.class);
            rollups.put(1, List.of(new RollupDao.DayBitmap(DAY, "field", "value", 3, BITMAP)));
            for (int i = 0; i < 7; i++) {
                List<SetDao.StoredSet> sets = new ArrayList<>();
                handle.attach(SetDao.class).eachOnDays(1, List.of(DAY), List.of("field"), List.of("value"), sets::add);
                assertThat(sets)
                        .singleElement()
                        .satisfies(set -> assertThat(set.bitmap()).isEqualTo(BITMAP));
                assertThat(rollups.counts(1, List.of("field"), DAY, DAY)).hasSize(1);
            }
            return handle.createQuery("SELECT statement FROM pg_prepared_statements WHERE statement LIKE 'SELECT%'")
                    .mapTo(String.class)
                    .list();
        });
    }

    private static Database open(String url) {
        return Database.open(Optional.of(url), Path.of("target", "unused"), EmbeddedPostgres.Use.COMMAND);
    }
}
