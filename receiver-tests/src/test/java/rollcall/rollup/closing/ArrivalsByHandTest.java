package rollcall.rollup.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.rollup.read.Arrivals;

/** Who came to which version, in generated fleets, against loops over their raw rows: whether the changes of days are stored, or not, or of some. */
class ArrivalsByHandTest {
    private static final Dimension VERSION = Dimension.of("version", FieldKind.VERSION);
    private static final int WINDOW = 28;

    @Property(tries = 20)
    void what_instances_came_to_last_is_what_they_have_and_who_ever_reported_a_version_came_to_it_or_had_it(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        requireAlways(fleet);
    }

    @Example
    void who_comes_back_without_a_version_has_none_also_where_nobody_has_one() {
        requireAlways(Fleet.backWithoutVersion());
    }

    /** Before its days are closed, after that, without the changes of some, and after all were closed again: the same rows as before. */
    private static void requireAlways(Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        int productId = stored.product().id();
        require(fleet, stored);

        Asked.closeBefore(productId, fleet.today());
        require(fleet, stored);

        List<Map<String, Object>> written = rows(productId);
        forget(productId, fleet.today().minusDays(fleet.days() / 3L));
        require(fleet, stored);

        Fleets.jdbi()
                .useHandle(handle ->
                        handle.execute("UPDATE rollup_day SET closed = NULL WHERE product_id = ?", productId));
        Asked.closeBefore(productId, fleet.today());
        assertThat(rows(productId)).isEqualTo(written);
        require(fleet, stored);
    }

    private static void require(Fleet fleet, StoredFleet stored) {
        Population population = Asked.of(stored.product(), fleet.today());
        for (int begin : new TreeSet<>(List.of(0, fleet.days() / 4, fleet.days() - 1))) {
            LocalDate from = fleet.firstDay().plusDays(begin);
            requireWalk(population, stored.recount(), from, fleet.today());
            requireReported(population, stored.recount(), from, fleet.today());
        }
    }

    private static void requireWalk(Population population, Recount recount, LocalDate from, LocalDate to) {
        Map<String, RoaringBitmap> have = new HashMap<>();
        population
                .at(from, WINDOW)
                .of("version", FieldKind.VERSION)
                .forEach((version, who) -> have.put(version, who.clone()));
        TreeMap<LocalDate, Arrivals> byDay = new TreeMap<>();
        population.arrivals(VERSION, from.plusDays(1), to, day -> byDay.put(day.day(), day));
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Arrivals came = byDay.get(day);
            if (came != null) {
                have.values().forEach(who -> who.andNot(came.all()));
                came.values()
                        .forEach((version, who) -> have.computeIfAbsent(version, none -> new RoaringBitmap())
                                .or(who));
            }
            RoaringBitmap active = population.at(day, WINDOW).active();
            Map<String, Set<Integer>> found = new HashMap<>();
            have.forEach((version, who) -> add(found, version, RoaringBitmap.and(who, active)));
            assertThat(found).as("at the end of %s, from %s on", day, from).isEqualTo(latest(recount, day));
        }
    }

    private static void requireReported(Population population, Recount recount, LocalDate from, LocalDate to) {
        for (LocalDate last : List.of(from, from.plusDays(5), to)) {
            Map<String, Set<Integer>> expected = new HashMap<>();
            for (LocalDate day = from; !day.isAfter(last) && !day.isAfter(to); day = day.plusDays(1)) {
                add(expected, recount.latest(day, day));
            }
            Map<String, Set<Integer>> found = new HashMap<>();
            population.reportedOn(VERSION, from, last).forEach((version, who) -> add(found, version, who));
            assertThat(found).as("from %s to %s", from, last).isEqualTo(expected);
        }
    }

    private static Map<String, Set<Integer>> latest(Recount recount, LocalDate day) {
        Map<String, Set<Integer>> latest = new HashMap<>();
        add(latest, recount.latest(day.minusDays(WINDOW - 1L), day));
        return latest;
    }

    private static void add(Map<String, Set<Integer>> sets, Map<Integer, Map<String, Object>> reports) {
        reports.forEach((number, kept) -> Recount.values(kept, "version")
                .forEach(version ->
                        sets.computeIfAbsent(version, none -> new TreeSet<>()).add(number)));
    }

    private static void add(Map<String, Set<Integer>> sets, String version, RoaringBitmap who) {
        if (!who.isEmpty()) {
            Set<Integer> numbers = new TreeSet<>();
            who.forEach((int number) -> numbers.add(number));
            sets.put(version, numbers);
        }
    }

    private static List<Map<String, Object>> rows(int productId) {
        return Fleets.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        SELECT day, value, cardinality, encode(bitmap, 'hex') AS bitmap
                        FROM arrival
                        WHERE product_id = :product
                        ORDER BY day, value
                        """)
                        .bind("product", productId)
                        .mapToMap()
                        .list());
    }

    /** As days that were closed for another field are: without these rows. */
    private static void forget(int productId, LocalDate until) {
        Fleets.jdbi().useHandle(handle -> {
            handle.execute("DELETE FROM arrival WHERE product_id = ? AND day < ?", productId, until);
            handle.execute(
                    "UPDATE rollup_day SET arrivals_of = NULL WHERE product_id = ? AND day < ?", productId, until);
        });
    }
}
