package rollcall.analysis.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.population.Population;
import rollcall.analysis.rejections.Rejections;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.report.Lane;
import rollcall.report.Product;
import rollcall.report.Version;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.store.counts.RejectionListDao;
import rollcall.store.instances.LastHeartbeatDao;
import rollcall.store.rollups.ActiveCountDao;

/** What the page of all products says of generated fleets, against their raw rows. */
class ProductsByHandTest {
    private static final int TRIES = 20;

    @Property(tries = TRIES)
    void several_products_at_once_are_each_what_their_raw_rows_say_also_after_more_has_come(
            @ForAll(supplier = Fleet.Any.class) Fleet one, @ForAll(supplier = Fleet.Any.class) Fleet other) {
        ProductsAtAGlance glances = glances(Duration.ofMinutes(1));
        List<StoredFleet> stored = List.of(StoredFleet.inPart(one), StoredFleet.of(other));
        List<Product> products =
                stored.stream().map(ProductsByHandTest::withVersions).toList();
        for (LocalDate today : one.someDays()) {
            glances.of(products, today);
        }
        stored.get(0).addLate();
        for (LocalDate today : one.someDays()) {
            List<Glance> found = glances.of(products, today);

            assertThat(found).extracting(Glance::product).isEqualTo(products);
            for (int i = 0; i < found.size(); i++) {
                requireNumbers(found.get(i), stored.get(i), today);
            }
        }
    }

    @Property(tries = 1)
    void a_call_without_time_tells_which_numbers_it_does_not_have(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        List<Product> products = List.of(StoredFleet.of(fleet).product());

        assertThat(glances(Duration.ZERO).of(products, fleet.today()))
                .allMatch(glance -> glance.late() && glance.counts() == null);
        assertThat(glances(Duration.ofMinutes(1)).of(products, fleet.today()))
                .allMatch(glance -> !glance.late() && glance.counts() != null);
    }

    private static void requireNumbers(Glance glance, StoredFleet stored, LocalDate today) {
        assertThat(glance.late()).isFalse();
        var latest = usual(stored, today.minusDays(7), today, today);
        assertThat(glance.counts().active()).isEqualTo(latest.size());
        for (int i = 0; i < ProductsAtAGlance.DAYS; i++) {
            LocalDate day = today.minusDays(ProductsAtAGlance.DAYS).plusDays(i);
            int active = usual(stored, day, day, today).size();
            assertThat(glance.counts().daily().get(i)).isEqualTo(active == 0 ? null : active);
        }
        Map<String, Integer> versions = Recount.counts(latest, "version");
        assertThat(
                        glance.counts().newest() == null
                                ? null
                                : glance.counts().newest().value())
                .isEqualTo(newest(versions));
        if (glance.counts().newest() != null) {
            assertThat(glance.counts().newest().instances()).isEqualTo(versions.get(newest(versions)));
        }
    }

    /** The latest reports of those that count: all in a product's first week, and then the established ones. */
    private static Map<Integer, Map<String, Object>> usual(
            StoredFleet stored, LocalDate from, LocalDate to, LocalDate today) {
        Recount recount = stored.recount();
        Map<Integer, Map<String, Object>> latest = recount.latest(from, to);
        if (!latest.isEmpty() && !recount.firstDay().isAfter(today.minusDays(7))) {
            Population all = Asked.of(stored.product(), today);
            RoaringBitmap shared =
                    all.lanes(all.states().latest(all.days(), from, to)).of(Lane.SHARED);
            latest.entrySet()
                    .removeIf(each -> shared.contains(each.getKey())
                            || recount.lane(each.getKey(), each.getValue(), to) != Lane.ESTABLISHED);
        }
        return latest;
    }

    private static String newest(Map<String, Integer> versions) {
        String newest = null;
        int rank = -1;
        for (String version : versions.keySet().stream()
                .sorted(Comparator.comparing(Version::new))
                .toList()) {
            int its = versions.get(version) < 3 ? 0 : version.matches("[0-9.]+(-p[0-9]+)?") ? 2 : 1;
            if (its >= rank) {
                newest = version;
                rank = its;
            }
        }
        return newest;
    }

    /** The generated fleets name their version as this preset does. */
    private static Product withVersions(StoredFleet stored) {
        Product product = stored.product();
        return new Product(product.id(), product.slug(), product.name(), "penpot", product.window());
    }

    private static ProductsAtAGlance glances(Duration longestCounting) {
        return new ProductsAtAGlance(
                Fleets.jdbi().onDemand(ActiveCountDao.class),
                Fleets.jdbi().onDemand(LastHeartbeatDao.class),
                Asked.populations(),
                new VersionAdoption(),
                new Rejections(Fleets.jdbi().onDemand(RejectionListDao.class)),
                longestCounting);
    }
}
