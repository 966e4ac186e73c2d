package rollcall.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jdbi.v3.core.Handle;
import rollcall.rollup.events.EventRollup;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.store.rollups.RollupTransaction;

class EventRollupTest {
    private static final int TRIES = 60;

    @Provide
    Arbitrary<List<Sent>> batches() {
        return EventFleet.batches(100);
    }

    @Property(tries = TRIES)
    void every_rollup_equals_a_count_by_hand_however_the_batches_are_portioned(
            @ForAll("batches") List<Sent> batches,
            @ForAll @IntRange(min = 1, max = 5) int foldEvery,
            @ForAll @IntRange(min = 1, max = 20) int mostAtOnce) {
        EventFleet fleet = new EventFleet();
        for (int i = 0; i < batches.size(); i++) {
            fleet.commit(batches.get(i));
            if (i % foldEvery == 0) {
                fold(mostAtOnce).run();
            }
        }
        fold(mostAtOnce).run();

        requireCounts(fleet);
    }

    @Property(tries = 20)
    void two_servers_at_the_same_moment_count_each_batch_once(@ForAll("batches") List<Sent> batches) throws Exception {
        EventFleet fleet = new EventFleet();
        batches.forEach(fleet::commit);
        ExecutorService servers = Executors.newFixedThreadPool(2);
        CountDownLatch start = new CountDownLatch(1);

        List<Future<Integer>> both = List.of(servers.submit(() -> run(start)), servers.submit(() -> run(start)));
        start.countDown();
        int folded = both.get(0).get() + both.get(1).get() + fold(3).run();
        servers.shutdown();

        assertThat(folded).isEqualTo(batches.size());
        requireCounts(fleet);
    }

    @Example
    void a_batch_leaves_the_queue_when_it_is_folded_and_answered() {
        EventFleet fleet = new EventFleet();
        fleet.commit(once(0, "open"));
        fleet.commit(once(1, "open"));
        fold(100).run();
        assertThat(queued(fleet)).isEqualTo(1);

        assertThat(fold(100).run()).isZero();
        execute("UPDATE event_batch SET answered = true");
        fold(100).run();

        assertThat(queued(fleet)).isZero();
        requireCounts(fleet);
    }

    @Example
    void a_batch_that_is_held_at_this_moment_is_left_with_its_portion_for_the_next_time() throws Exception {
        EventFleet fleet = new EventFleet();
        fleet.commit(once(0, "open"));
        fleet.commit(once(1, "open"));

        try (Handle answering = Fleets.jdbi().open()) {
            answering.begin();
            answering.execute(
                    "UPDATE event_batch SET answered = true WHERE product_id = ? AND ordinal = 0", fleet.productId());
            assertThat(fold(100).run()).isZero();
            assertThat(fleet.rollups(1)).isEmpty();
            answering.commit();
        }

        assertThat(fold(100).run()).isEqualTo(2);
        requireCounts(fleet);
    }

    @Example
    void an_answer_that_is_noted_while_a_fold_is_under_way_does_not_wait_for_it() throws Exception {
        EventFleet fleet = new EventFleet();
        fleet.commit(once(0, "open"));
        try (Handle slow = Fleets.jdbi().open()) {
            // Holds what the fold has to write last, so that it stops in the middle.
            slow.begin();
            slow.execute("LOCK TABLE event_name IN SHARE MODE");
            ExecutorService server = Executors.newSingleThreadExecutor();
            Future<Integer> folding = server.submit(() -> fold(100).run());
            awaitSomebodyWhoWaits();
            assertThat(folding.isDone()).isFalse();

            Fleets.jdbi().useHandle(handle -> {
                handle.execute("SET lock_timeout = '1s'");
                handle.execute("UPDATE event_batch SET answered = true WHERE product_id = ?", fleet.productId());
                handle.execute("SET lock_timeout = '10s'");
            });
            slow.commit();
            assertThat(folding.get()).isEqualTo(1);
            server.shutdown();
        }

        requireCounts(fleet);
        assertThat(queued(fleet)).isZero();
    }

    @Example
    void a_fold_that_is_cut_off_in_the_middle_has_not_happened() throws Exception {
        EventFleet fleet = new EventFleet();
        fleet.commit(once(0, "open"));
        fleet.commit(once(1, "save"));
        try (Handle slow = Fleets.jdbi().open()) {
            slow.begin();
            slow.execute("LOCK TABLE event_name IN SHARE MODE");
            ExecutorService server = Executors.newSingleThreadExecutor();
            Future<Integer> folding = server.submit(() -> fold(100).run());
            awaitSomebodyWhoWaits();
            Fleets.jdbi().useHandle(handle -> handle.execute("""
                    SELECT pg_terminate_backend(pid) FROM pg_locks
                    WHERE locktype = 'advisory' AND objid = 7210 AND granted
                      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    """));
            assertThat(folding).failsWithin(Duration.ofSeconds(10));
            slow.rollback();
            server.shutdown();
        }
        assertThat(fleet.rollups(1)).isEmpty();

        assertThat(fold(100).run()).isEqualTo(2);

        requireCounts(fleet);
    }

    @Example
    void a_flood_of_made_up_names_and_values_does_not_fill_the_database() {
        EventFleet fleet = new EventFleet();
        fleet.commit(once(9, "known"));
        fold(100).run();
        for (int sender = 1; sender <= 3; sender++) {
            List<Sent.Happened> events = new ArrayList<>();
            for (int i = 0; i < 700; i++) {
                events.add(event("n" + sender + "-" + i, Map.of()));
                events.add(event("known", Map.of("property.word", "w" + sender + "-" + i)));
                events.add(event("known", Map.of("property.p" + sender + "-" + i, "true")));
            }
            events.add(event("known", Map.of("property.word", "x".repeat(300))));
            fleet.commit(new Sent(sender, "1.0", events));
        }
        fold(2).run();

        Map<String, EventFleet.Counted> rows = fleet.rollups(1);
        String day = EventFleet.TODAY + " ";
        assertThat(rows.get(day + "known  ").toString()).startsWith("4204 of [1, 2, 3, 9]");
        assertThat(rows.get(day + "(other)  ").toString()).startsWith("1101 of [2, 3]");
        assertThat(rows.keySet().stream().filter(key -> key.endsWith("  "))).hasSize(1_002);
        assertThat(rows.keySet().stream().filter(key -> key.contains("known property.word")))
                .hasSize(1_000);
        assertThat(rows.get(day + "known property.word (other)").toString()).startsWith("1104 of [1, 2, 3]");
    }

    @Property(tries = 30)
    void a_long_batch_is_folded_in_parts_and_counted_once(
            @ForAll("batches") List<Sent> batches, @ForAll @IntRange(min = 1, max = 4) int mostLines) {
        EventFleet fleet = new EventFleet();
        batches.forEach(fleet::commit);

        int folded = new EventRollup(new RollupTransaction(Fleets.jdbi()), 3, mostLines).run();

        assertThat(folded).isEqualTo(batches.size());
        requireCounts(fleet);
    }

    @Example
    void a_flood_that_comes_first_displaces_no_name_or_value_that_several_instances_send() {
        EventFleet fleet = new EventFleet();
        fleet.commit(new Sent(9_000, "1.0", List.of(event("old", Map.of("property.word", "common")))));
        fold(100).run();
        for (int sender = 1; sender <= 20; sender++) {
            List<Sent.Happened> events = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                events.add(event("n" + sender + "-" + i, Map.of()));
                events.add(event("old", Map.of("property.word", "w" + sender + "-" + i)));
            }
            fleet.commit(new Sent(sender, "1.0", events));
        }
        fold(2).run();
        for (int honest = 9_001; honest <= 9_005; honest++) {
            fleet.commit(new Sent(
                    honest,
                    "1.0",
                    List.of(
                            event("new", Map.of()),
                            event("old", Map.of("property.word", "fresh")),
                            event("old", Map.of()))));
            fold(2).run();
        }

        Map<String, EventFleet.Counted> rows = fleet.rollups(1);
        String day = EventFleet.TODAY + " ";
        assertThat(rows.get(day + "old  ").toString()).startsWith("2011 of [1, 2, ");
        // The first that sends it cannot be told from the flood.
        assertThat(rows.get(day + "new  ").toString()).isEqualTo("4 of [9002, 9003, 9004, 9005] for 0");
        assertThat(rows.get(day + "old property.word fresh").toString())
                .isEqualTo("4 of [9002, 9003, 9004, 9005] for 0");
    }

    @Example
    void a_flood_that_comes_first_displaces_no_name_that_was_met_before_and_no_value_of_the_day_before() {
        EventFleet fleet = new EventFleet();
        LocalDate yesterday = EventFleet.TODAY.minusDays(1);
        fleet.commit(new Sent(
                9_000,
                "1.0",
                List.of(new Sent.Happened(
                        yesterday, "old", "action", "web", null, Map.of("property.word", "common")))));
        fold(100).run();
        List<Sent.Happened> flood = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            flood.add(event("m-" + i, Map.of()));
            flood.add(event("old", Map.of("property.word", "x-" + i)));
        }
        fleet.commit(new Sent(1, "1.0", flood));
        fold(100).run();
        fleet.commit(new Sent(9_000, "1.0", List.of(event("old", Map.of("property.word", "common")))));
        fold(100).run();

        Map<String, EventFleet.Counted> rows = fleet.rollups(1);
        String day = EventFleet.TODAY + " ";
        assertThat(rows.get(day + "old property.word common").toString()).isEqualTo("1 of [9000] for 0");
        assertThat(rows.keySet().stream().filter(key -> key.endsWith("  ") && key.contains(" m-")))
                .hasSize(750);
    }

    @Example
    void a_batch_that_cannot_be_read_is_parked_and_the_batches_around_it_are_counted() {
        EventFleet fleet = new EventFleet();
        EventFleet other = new EventFleet();
        fleet.commit(once(0, "open"));
        other.commit(once(0, "open"));
        execute(
                "INSERT INTO event_batch (run_id, product_id, instance_id, ordinal, accepted_at, marks, summary, answered) "
                        + "VALUES (1, " + fleet.productId() + ", gen_random_uuid(), 3, now(), '', '[]', true)");
        fleet.commit(once(1, "open"));

        assertThat(fold(100).run()).isEqualTo(3);

        requireCounts(fleet);
        requireCounts(other);
        String place = Fleets.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT failed_place FROM event_batch WHERE failed_at IS NOT NULL AND product_id = ?")
                        .bind(0, fleet.productId())
                        .mapTo(String.class)
                        .one());
        assertThat(place).contains("EventSummary.java:");
    }

    private static void requireCounts(EventFleet fleet) {
        for (int days : DayBlock.SIZES) {
            assertThat(fleet.rollups(days)).isEqualTo(fleet.byHand(days));
        }
    }

    /** Until a fold has come to the table that is locked. */
    private static void awaitSomebodyWhoWaits() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!Fleets.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                                SELECT count(*) > 0 FROM pg_locks
                                WHERE NOT granted AND locktype = 'relation' AND relation = 'event_name'::regclass
                                """).mapTo(Boolean.class).one())) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private static int run(CountDownLatch start) throws InterruptedException {
        start.await();
        return fold(3).run();
    }

    private static EventRollup fold(int mostAtOnce) {
        return new EventRollup(new RollupTransaction(Fleets.jdbi()), mostAtOnce);
    }

    private static Sent once(int instance, String name) {
        return new Sent(instance, "1.0", List.of(event(name, Map.of())));
    }

    private static Sent.Happened event(String name, Map<String, String> values) {
        return new Sent.Happened(EventFleet.TODAY, name, "action", "web", null, values);
    }

    private static int queued(EventFleet fleet) {
        return Fleets.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM event_batch WHERE product_id = ?")
                        .bind(0, fleet.productId())
                        .mapTo(Integer.class)
                        .one());
    }

    private static void execute(String sql) {
        Fleets.jdbi().useHandle(handle -> handle.execute(sql));
    }
}
