package rollcall.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.events.OldEvents;
import rollcall.store.heartbeats.OldHeartbeats;
import rollcall.store.jdbc.Partitions;
import rollcall.support.TestDatabase;

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

    @Test
    void events_leave_at_their_time_although_somebody_reads_and_the_day_leaves_when_they_have_ended() throws Exception {
        int week = product("week", 7);
        event(week, 9);
        event(week, 8);
        event(week, 1);
        try (Handle reader = database.jdbi().open()) {
            reader.begin();
            reader.execute("SELECT count(*) FROM event");
            long began = System.nanoTime();

            assertThat(run()).isZero();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(received(week)).containsExactly(TODAY.minusDays(1));
            reader.commit();
        }
        assertThat(run()).isPositive();
    }

    @Test
    void a_day_that_cannot_be_dropped_stops_no_other_and_its_rows_go_all_the_same() throws Exception {
        int week = product("week", 7);
        for (int ago : List.of(12, 10, 9)) {
            event(week, ago);
        }
        database.jdbi()
                .useHandle(handle -> handle.execute("CREATE VIEW somebodys AS SELECT name FROM event_"
                        + TODAY.minusDays(10).toString().replace("-", "")));

        assertThatThrownBy(this::run).hasMessageContaining("depend");

        assertThat(received(week)).isEmpty();
        assertThat(days("SELECT to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD') FROM pg_inherits "
                        + "WHERE inhparent = 'event'::regclass"))
                .contains(TODAY.minusDays(10))
                .doesNotContain(TODAY.minusDays(12), TODAY.minusDays(9));
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
