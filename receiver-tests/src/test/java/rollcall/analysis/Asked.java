package rollcall.analysis;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.Populations;
import rollcall.report.Product;
import rollcall.rollup.closing.DayClosing;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.rollup.read.EventRollupReader;
import rollcall.rollup.read.States;
import rollcall.store.rollups.ArrivalDao;
import rollcall.store.rollups.EventUseDao;
import rollcall.store.rollups.RollupBlockDao;
import rollcall.store.rollups.RollupDao;
import rollcall.store.rollups.RollupDayDao;
import rollcall.store.rollups.RollupTransaction;
import rollcall.store.rollups.SetDao;
import rollcall.store.rollups.StandingDao;

/** The read model over the tests' database of fleets. */
public final class Asked {
    private static final Populations POPULATIONS = populations(Fleets.jdbi());

    private Asked() {}

    /** All instances of a product, as they are known now. */
    public static Population of(Product product, LocalDate today) {
        return POPULATIONS.of(product, today);
    }

    public static Populations populations() {
        return POPULATIONS;
    }

    /** Closes the days of a product before a day. */
    public static void closeBefore(int productId, LocalDate today) {
        Clock noon = Clock.fixed(today.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        new DayClosing(new RollupTransaction(Fleets.jdbi()), product -> Fleets.VOCABULARY, noon).run(productId);
    }

    private static Populations populations(Jdbi jdbi) {
        States states = new States(
                jdbi.onDemand(RollupDayDao.class),
                jdbi.onDemand(SetDao.class),
                jdbi.onDemand(RollupBlockDao.class),
                jdbi.onDemand(StandingDao.class),
                jdbi.onDemand(ArrivalDao.class),
                jdbi.onDemand(RollupDao.class));
        return new Populations(states, new EventRollupReader(jdbi.onDemand(EventUseDao.class)));
    }
}
