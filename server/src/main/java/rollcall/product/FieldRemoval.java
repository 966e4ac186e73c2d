package rollcall.product;

import java.time.Clock;
import java.time.Duration;
import rollcall.store.events.EventFieldRemoval;
import rollcall.store.heartbeats.HeartbeatFieldRemoval;
import rollcall.store.metrics.MetricFieldDao;
import rollcall.store.products.StoppedFieldDao;
import rollcall.store.rollups.EventSeriesRemoval;
import rollcall.store.rollups.SeriesRemoval;

/**
 * Deletes what was kept of stopped fields for which somebody asked that: the values in raw rows first, so that nothing can be rolled up of them
 * any more, then the series. An interrupted run is done again.
 */
public final class FieldRemoval {
    /**
     * How long a removal waits. A server knows a vocabulary for 5 s, and a report that it took meanwhile has to be kept by then: otherwise
     * the value would come after the removal.
     */
    static final Duration WAIT = Duration.ofSeconds(30);

    private final StoppedFieldDao fields;
    private final Stores stores;
    private final Clock clock;

    /** The tables in which values of a field stand. */
    public record Stores(
            HeartbeatFieldRemoval heartbeats,
            MetricFieldDao metrics,
            SeriesRemoval series,
            EventFieldRemoval events,
            EventSeriesRemoval eventSeries) {}

    public FieldRemoval(StoppedFieldDao fields, Stores stores, Clock clock) {
        this.fields = fields;
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * Deletes what was kept of every field whose time has come. One server at a time does this.
     *
     * @return how many fields are done
     */
    public int run() {
        int done = 0;
        for (StoppedFieldDao.StoppedRow row : fields.toRemove(clock.instant().minus(WAIT))) {
            if (remove(row.productId(), Permittable.of(row.name()))
                    && !Thread.currentThread().isInterrupted()) {
                fields.forget(row.productId(), row.name());
                done++;
            }
        }
        return done;
    }

    private boolean remove(int productId, Permittable name) {
        switch (name.what()) {
            case FIELD -> {
                stores.heartbeats().remove(productId, name.name());
                stores.metrics().remove(productId, name.name());
                stores.series().remove(productId, name.name());
                return true;
            }
            case EVENT -> {
                stores.events().event(productId, name.name());
                return stores.eventSeries().event(productId, name.name());
            }
            case PROPERTY -> {
                stores.events().property(productId, name.name());
                stores.eventSeries().field(productId, "property." + name.name());
                return true;
            }
            case CONTEXT -> {
                stores.events().context(productId, name.name());
                stores.eventSeries().field(productId, "context." + name.name());
                return true;
            }
        }
        return false;
    }
}
