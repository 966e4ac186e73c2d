package rollcall.rollup.heartbeats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import rollcall.rollup.RawFleet;
import rollcall.rollup.Report;
import rollcall.store.rollups.RollupTransaction;

class HeartbeatRollupTest {
    private static final int TRIES = 60;

    @Provide
    Arbitrary<List<List<Report>>> commits() {
        return Fleets.commits(5);
    }

    @Property(tries = TRIES)
    void every_rollup_equals_a_count_by_hand_however_the_commits_are_portioned(
            @ForAll("commits") List<List<Report>> commits,
            @ForAll @IntRange(min = 1, max = 5) int foldEvery,
            @ForAll @IntRange(min = 1, max = 20) int mostAtOnce) {
        RawFleet fleet = Fleets.fresh();
        HeartbeatRollup heartbeatRollup = Fleets.fold(mostAtOnce);

        for (int i = 0; i < commits.size(); i++) {
            fleet.commit(commits.get(i));
            if (i % foldEvery == 0) {
                heartbeatRollup.run();
            }
        }
        heartbeatRollup.run();

        assertThat(fleet.rollups()).isEqualTo(fleet.byHand());
    }

    @Property(tries = TRIES)
    void folding_everything_again_changes_nothing(@ForAll("commits") List<List<Report>> commits) {
        RawFleet fleet = Fleets.fresh();
        commits.forEach(fleet::commit);
        int reports = commits.stream().mapToInt(List::size).sum();

        assertThat(Fleets.fold(7).run()).isEqualTo(reports);
        assertThat(Fleets.fold(7).run()).isZero();
        fleet.unfoldEverything();
        assertThat(Fleets.fold(3).run()).isPositive();

        assertThat(fleet.rollups()).isEqualTo(fleet.byHand());
    }

    @Property(tries = TRIES)
    void a_day_made_anew_from_raw_rows_equals_the_day_that_was_folded_bit_by_bit(
            @ForAll("commits") List<List<Report>> commits) {
        RawFleet fleet = Fleets.fresh();
        commits.forEach(fleet::commit);
        Fleets.fold(3).run();
        var bitByBit = fleet.rollups();
        Fleets.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE rollup SET value = value || '?' WHERE product_id = ? AND field <> '$active'",
                        fleet.productId()));

        fleet.current().forEach(report -> Fleets.fold(3).day(fleet.productId(), report.day()));

        assertThat(fleet.rollups()).isEqualTo(bitByBit).isEqualTo(fleet.byHand());
    }

    @Property(tries = 20)
    void two_servers_at_the_same_moment_fold_each_heartbeat_once(@ForAll("commits") List<List<Report>> commits)
            throws Exception {
        RawFleet fleet = Fleets.fresh();
        commits.forEach(fleet::commit);
        int reports = commits.stream().mapToInt(List::size).sum();
        ExecutorService servers = Executors.newFixedThreadPool(2);
        CountDownLatch start = new CountDownLatch(1);

        List<Future<Integer>> both = List.of(servers.submit(() -> run(start)), servers.submit(() -> run(start)));
        start.countDown();
        int folded = both.get(0).get() + both.get(1).get() + Fleets.fold(3).run();
        servers.shutdown();

        assertThat(folded).isEqualTo(reports);
        assertThat(fleet.rollups()).isEqualTo(fleet.byHand());
    }

    @Example
    void a_second_heartbeat_of_the_same_day_moves_the_instance() {
        RawFleet fleet = Fleets.fresh();
        fleet.commit(List.of(new Report(0, Fleets.TODAY, Map.of("version", "1.0", "os", "Linux"))));
        Fleets.fold(100).run();

        fleet.commit(List.of(new Report(0, Fleets.TODAY, Map.of("version", "2.0"))));
        Fleets.fold(100).run();

        assertThat(fleet.rollups().keySet())
                .containsExactly(
                        "2026-03-01 $active ",
                        "2026-03-01 $first ",
                        "2026-03-01 $reported version",
                        "2026-03-01 version 2.0");
    }

    @Example
    void what_may_not_be_counted_and_what_is_not_permitted_has_no_rollup() {
        RawFleet fleet = Fleets.fresh();
        fleet.commit(List.of(new Report(0, Fleets.TODAY, Map.of("unheard_of", "1", "os", "Linux"))));
        Fleets.fold(100).run();

        assertThat(fleet.rollups().keySet())
                .containsExactly(
                        "2026-03-01 $active ", "2026-03-01 $first ", "2026-03-01 $reported os", "2026-03-01 os Linux");
    }

    @Example
    void a_commit_leaves_the_queue_when_it_is_folded_and_answered() {
        RawFleet fleet = Fleets.fresh();
        Report report = new Report(0, Fleets.TODAY, Map.of());
        fleet.commit(List.of(report));
        fleet.commit(List.of(report, report));
        Fleets.fold(100).run();
        assertThat(queued(fleet)).isEqualTo(1);

        Fleets.jdbi().useHandle(handle -> handle.execute("UPDATE heartbeat_batch SET answered = true"));
        Fleets.fold(100).run();

        assertThat(queued(fleet)).isZero();
    }

    @Example
    void a_flood_of_made_up_values_fills_one_cell_and_not_the_database() {
        RawFleet fleet = Fleets.fresh();
        fleet.commit(List.of(new Report(0, Fleets.TODAY, Map.of("plugins", List.of("known")))));
        Fleets.fold(100).run();
        for (int sender = 1; sender <= 3; sender++) {
            fleet.commit(List.of(new Report(sender, Fleets.TODAY, Map.of("plugins", madeUp(sender, 700)))));
        }
        fleet.commit(List.of(new Report(4, Fleets.TODAY, Map.of("plugins", List.of("known", "x".repeat(5_000))))));
        Fleets.fold(2).run();
        var once = fleet.rollups();
        fleet.unfoldEverything();
        Fleets.fold(3).run();

        assertThat(fleet.rollups()).isEqualTo(once);
        assertThat(once.keySet().stream().filter(cell -> cell.contains(" plugins ")))
                .hasSize(1_001);
        assertThat(once.get("2026-03-01 plugins known")).containsExactly(0, 4);
        assertThat(once.get("2026-03-01 plugins (other)")).contains(3, 4).doesNotContain(0);
    }

    @Example
    void a_flood_that_comes_first_displaces_nothing_that_several_instances_report() {
        RawFleet fleet = Fleets.fresh();
        flood(fleet, Fleets.TODAY, 3_000);
        Fleets.fold(100).run();
        for (int honest = 5_000; honest < 5_005; honest++) {
            fleet.commit(List.of(new Report(honest, Fleets.TODAY, Map.of("version", "7.7.7"))));
            Fleets.fold(100).run();
        }
        for (int honest = 5_005; honest < 5_010; honest++) {
            fleet.commit(List.of(
                    new Report(honest, Fleets.TODAY, Map.of("version", "8.8.8", "plugins", List.of("a", "b")))));
        }
        Fleets.fold(100).run();

        var rollups = fleet.rollups();
        String day = Fleets.TODAY + " version ";
        assertThat(rollups.get(day + "7.7.7")).containsExactly(5_000, 5_001, 5_002, 5_003, 5_004);
        assertThat(rollups.get(day + "8.8.8")).containsExactly(5_005, 5_006, 5_007, 5_008, 5_009);
        assertThat(rollups.get(day + "(other)")).hasSize(2_000).noneMatch(ordinal -> ordinal >= 5_000);
        assertThat(rollups.keySet().stream().filter(cell -> cell.startsWith(day)))
                .hasSize(1_003);

        fleet.unfoldEverything();
        Fleets.fold(3_000).run();
        assertThat(fleet.rollups()).isEqualTo(rollups);
    }

    @Example
    void a_flood_that_comes_first_displaces_nothing_that_was_there_the_day_before() {
        RawFleet fleet = Fleets.fresh();
        fleet.commit(List.of(new Report(5_000, Fleets.TODAY.minusDays(1), Map.of("version", "7.7.7"))));
        flood(fleet, Fleets.TODAY, 1_500);
        fleet.commit(List.of(new Report(5_000, Fleets.TODAY, Map.of("version", "7.7.7"))));
        fleet.commit(List.of(new Report(5_001, Fleets.TODAY, Map.of("version", "9.9.9"))));
        Fleets.fold(100).run();

        var rollups = fleet.rollups();
        assertThat(rollups.get(Fleets.TODAY + " version 7.7.7")).containsExactly(5_000);
        assertThat(rollups.get(Fleets.TODAY + " version (other)"))
                .contains(5_001)
                .doesNotContain(5_000);
    }

    @Example
    void a_product_with_a_floodingqueue_starves_no_other() {
        RawFleet flooding = Fleets.fresh();
        for (int i = 0; i < 50; i++) {
            flooding.commit(List.of(new Report(i, Fleets.TODAY, Map.of("version", "1.0"))));
        }
        RawFleet other = Fleets.fresh();
        other.commit(List.of(new Report(0, Fleets.TODAY, Map.of("version", "1.0"))));
        AtomicInteger portions = new AtomicInteger();
        AtomicInteger portionsOfOther = new AtomicInteger();
        HeartbeatRollup counting = new HeartbeatRollup(
                new RollupTransaction(Fleets.jdbi()),
                product -> {
                    portions.incrementAndGet();
                    if (product == other.productId()) {
                        portionsOfOther.compareAndSet(0, portions.get());
                    }
                    return Fleets.VOCABULARY;
                },
                1);
        counting.run();

        assertThat(portionsOfOther.get()).isBetween(1, 5);
        assertThat(other.rollups()).isEqualTo(other.byHand());
        assertThat(flooding.rollups()).isEqualTo(flooding.byHand());
    }

    private static void flood(RawFleet fleet, LocalDate day, int versions) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < versions; i++) {
            reports.add(new Report(i, day, Map.of("version", i + "." + i + ".1")));
        }
        fleet.commit(reports);
    }

    private static List<String> madeUp(int sender, int names) {
        return IntStream.range(0, names)
                .mapToObj(name -> "p" + sender + "_" + name)
                .toList();
    }

    private static int queued(RawFleet fleet) {
        return Fleets.jdbi()
                .withHandle(
                        handle -> handle.createQuery("SELECT count(*) FROM heartbeat_batch WHERE ? = ANY(product_ids)")
                                .bind(0, fleet.productId())
                                .mapTo(Integer.class)
                                .one());
    }

    private static int run(CountDownLatch start) throws InterruptedException {
        start.await();
        return Fleets.fold(3).run();
    }
}
