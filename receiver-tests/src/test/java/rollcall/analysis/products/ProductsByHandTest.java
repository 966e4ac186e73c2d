package rollcall.analysis.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.rejections.Rejections;
import rollcall.analysis.versions.VersionAdoption;
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
                requireNumbers(found.get(i), stored.get(i).recount(), today);
            }
        }
    }

    @Property(tries = 1)
    void a_call_without_time_tells_which_numbers_it_does_not_have(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        List<Product> products = List.of(StoredFleet.of(fleet).product());

        assertThat(glances(Duration.ZERO).of(products, fleet.today()))
                .allMatch(glance -> glance.late() && glance.week() == null);
        assertThat(glances(Duration.ofMinutes(1)).of(products, fleet.today()))
                .allMatch(glance -> !glance.late() && glance.week() != null);
    }

    private static void requireNumbers(Glance glance, Recount recount, LocalDate today) {
        assertThat(glance.late()).isFalse();
        assertThat(glance.week().active())
                .isEqualTo(recount.active(today.minusDays(7), today).size());
        for (int i = 0; i < ProductsAtAGlance.DAYS; i++) {
            LocalDate day = today.minusDays(ProductsAtAGlance.DAYS).plusDays(i);
            int active = recount.active(day, day).size();
            assertThat(glance.daily().get(i)).isEqualTo(active == 0 ? null : active);
        }
        Map<String, Integer> versions = Recount.counts(recount.latest(today.minusDays(7), today), "version");
        assertThat(
                        glance.week().newest() == null
                                ? null
                                : glance.week().newest().value())
                .isEqualTo(newest(versions));
        if (glance.week().newest() != null) {
            assertThat(glance.week().newest().instances()).isEqualTo(versions.get(newest(versions)));
        }
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
