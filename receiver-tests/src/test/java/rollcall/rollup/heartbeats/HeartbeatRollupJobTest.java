package rollcall.rollup.heartbeats;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.jobs.Jobs;
import rollcall.jobs.Lock;
import rollcall.product.Retention;
import rollcall.rollup.RawFleet;
import rollcall.rollup.Report;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.events.OldEvents;
import rollcall.store.heartbeats.OldHeartbeats;
import rollcall.store.jdbc.Partitions;
import rollcall.store.rollups.RollupTransaction;
import rollcall.support.TestDatabase;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeartbeatRollupJobTest {
    private static final Duration SOON = Duration.ofMillis(50);

    @Test
    void it_folds_whatever_comes_until_it_is_closed() throws InterruptedException {
        RawFleet fleet = Fleets.fresh();
        Jobs jobs = new Jobs(Clock.systemUTC(), new SimpleMeterRegistry());
        try (jobs) {
            jobs.every("fold", SOON, Lock.NONE, Fleets.fold(100)::run);
            fleet.commit(List.of(new Report(0, Fleets.TODAY, Map.of("version", "1.0"))));
            await(() -> fleet.rollups().equals(fleet.byHand()));
            fleet.commit(List.of(new Report(0, Fleets.TODAY, Map.of("version", "2.0"))));
            await(() -> fleet.rollups().equals(fleet.byHand()));
        }

        fleet.commit(List.of(new Report(1, Fleets.TODAY, Map.of("version", "2.0"))));
        assertThat(fleet.rollups()).isNotEqualTo(fleet.byHand());
        Fleets.fold(100).run();
    }

    @Test
    void a_fold_that_fails_is_tried_again() throws InterruptedException {
        RawFleet fleet = Fleets.fresh();
        AtomicInteger attempts = new AtomicInteger();
        HeartbeatRollup failing = new HeartbeatRollup(new RollupTransaction(Fleets.jdbi()), product -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("the vocabulary cannot be read");
            }
            return Fleets.VOCABULARY;
        });
        fleet.commit(List.of(new Report(0, Fleets.TODAY, Map.of("os", "Linux"))));

        try (Jobs jobs = new Jobs(Clock.systemUTC(), new SimpleMeterRegistry())) {
            jobs.every("fold", SOON, Lock.NONE, failing::run);
            await(() -> fleet.rollups().equals(fleet.byHand()));
        }

        assertThat(attempts).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void days_leave_as_whole_partitions_when_no_product_keeps_them_any_longer() throws SQLException {
        try (Database database =
                Database.open(Optional.of(TestDatabase.fresh()), Path.of("unused"), EmbeddedPostgres.Use.COMMAND)) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            Partitions partitions = Partitions.ofHeartbeats(database.dataSource());
            for (int ago : List.of(41, 33, 30, 0)) {
                partitions.ensure(today.minusDays(ago));
            }
            database.jdbi().useHandle(handle -> {
                handle.execute(
                        "INSERT INTO product (slug, name, preset, keep_raw_days, added_at) VALUES ('a', 'A', 'none', 7, now()), ('b', 'B', 'none', 30, now())");
            });

            int dropped = new Retention(
                            new OldHeartbeats(database.jdbi()), new OldEvents(database.jdbi()), Clock.systemUTC())
                    .heartbeats();

            assertThat(dropped).isEqualTo(2);
            assertThat(days(database)).containsExactly(today.minusDays(30), today);
        }
    }

    private static List<LocalDate> days(Database database) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                                SELECT to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD')
                                FROM pg_inherits WHERE inhparent = 'heartbeat'::regclass ORDER BY 1
                                """).mapTo(LocalDate.class).list());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
