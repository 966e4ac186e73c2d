package rollcall.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.TestDatabase;
import rollcall.store.Database;
import rollcall.store.OldEvents;
import rollcall.store.OldHeartbeats;
import rollcall.store.Partitions;
import rollcall.store.embedded.EmbeddedPostgres;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventRetentionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(Optional.of(TestDatabase.fresh()), Path.of("unused"), EmbeddedPostgres.Use.COMMAND);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_day_leaves_as_a_whole_when_nobody_who_keeps_it_has_rows_in_it() throws SQLException {
        int week = product("week", 7);
        product("year-without-events", 365);
        event(week, 8);
        event(week, 7);

        assertThat(run()).isEqualTo(1);

        assertThat(days("SELECT DISTINCT received_on FROM event")).containsExactly(TODAY.minusDays(7));
        assertThat(days("SELECT to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD') FROM pg_inherits "
                        + "WHERE inhparent = 'event'::regclass"))
                .doesNotContain(TODAY.minusDays(8))
                .contains(TODAY.minusDays(7));
    }

    @Test
    void rows_of_a_product_that_keeps_them_for_a_shorter_time_go_at_their_own_time() throws SQLException {
        int week = product("week", 7);
        int month = product("month", 30);
        for (int ago : List.of(31, 30, 8, 7, 0)) {
            event(week, ago);
            event(month, ago);
        }

        run();
        assertThat(run()).isZero();

        assertThat(received(week)).containsExactly(TODAY.minusDays(7), TODAY);
        assertThat(received(month)).containsExactly(TODAY.minusDays(30), TODAY.minusDays(8), TODAY.minusDays(7), TODAY);
    }

    @Test
    void a_product_that_keeps_counts_alone_has_no_row_of_an_earlier_day() throws SQLException {
        int none = product("none", 0);
        event(none, 1);
        event(none, 0);

        assertThat(run()).isEqualTo(1);

        assertThat(received(none)).containsExactly(TODAY);
    }

    private int run() {
        Instant now = TODAY.atTime(10, 0).toInstant(ZoneOffset.UTC);
        return new Retention(
                        new OldHeartbeats(database.jdbi()),
                        new OldEvents(database.jdbi()),
                        Clock.fixed(now, ZoneOffset.UTC))
                .events();
    }

    private int product(String slug, int keepDays) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                INSERT INTO product (slug, name, preset, keep_event_days, added_at)
                                VALUES (:slug, :slug, 'none', :days, now())
                                RETURNING product_id
                                """)
                        .bind("slug", slug)
                        .bind("days", keepDays)
                        .mapTo(Integer.class)
                        .one());
    }

    private void event(int product, int ago) throws SQLException {
        Partitions.ofEvents(database.dataSource()).ensure(TODAY.minusDays(ago));
        database.jdbi().useHandle(handle -> handle.execute("""
                        INSERT INTO event (product_id, instance_id, received_on, batch_id, ordinal, day, name, type,
                                           source, properties, context)
                        VALUES (?, gen_random_uuid(), ?, 1, 1, ?, 'open', '', '', '{}', '{}')
                        """, product, TODAY.minusDays(ago), TODAY));
    }

    private List<LocalDate> received(int product) {
        return days("SELECT received_on FROM event WHERE product_id = " + product + " ORDER BY received_on");
    }

    private List<LocalDate> days(String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(LocalDate.class).list());
    }
}
