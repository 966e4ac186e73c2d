package rollcall;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import rollcall.demo.Demo;
import rollcall.demo.WrittenDown;
import rollcall.gate.Pseudonyms;
import rollcall.product.Advisories;
import rollcall.product.SupportLines;
import rollcall.rollup.events.EventRollup;
import rollcall.rollup.heartbeats.HeartbeatRollup;
import rollcall.rollup.read.RollupReader;
import rollcall.store.database.Database;
import rollcall.store.products.AdvisoryDao;
import rollcall.store.products.SupportLineDao;
import rollcall.store.rollups.RollupDao;

/** Builds the demo. */
final class DemoWiring {
    private DemoWiring() {}

    /** Makes the demo's fleet if it is not there yet, and returns its log-in. */
    static Optional<Demo.Login> prepare(
            Database database,
            int days,
            AccessWiring.Access access,
            HeartbeatRollup heartbeatRollup,
            EventRollup eventRollup,
            Pseudonyms pseudonyms,
            Clock clock) {
        Jdbi jdbi = database.jdbi();
        Demo demo = new Demo(
                access.products(),
                access.keys(),
                access.accounts(),
                heartbeatRollup,
                eventRollup,
                new RollupReader(jdbi.onDemand(RollupDao.class)),
                pseudonyms,
                new WrittenDown(
                        new Advisories(jdbi.onDemand(AdvisoryDao.class), clock),
                        new SupportLines(jdbi.onDemand(SupportLineDao.class), clock)),
                clock);
        return Optional.of(demo.prepare(database, days));
    }
}
