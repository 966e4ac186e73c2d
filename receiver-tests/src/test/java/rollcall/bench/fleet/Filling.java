package rollcall.bench.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Product;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.SeriesKey;
import rollcall.store.database.Database;
import rollcall.store.rollups.EventCount;
import rollcall.store.rollups.EventNameDao;
import rollcall.store.rollups.EventRollupDao;
import rollcall.store.rollups.RollupDao;
import rollcall.store.rollups.RollupDayDao;

/** Fills the rollups of one product with the days of a fleet. A day is made while the days before it are being written. */
public final class Filling {
    private static final int DAYS_UNDER_WAY = 3;
    private static final int PROGRESS_EVERY = 30;

    private final Database database;
    private final Product product;
    private final Shape shape;
    private final Fleet fleet;
    private final EventsOfFleet events;
    private final InstanceRows instances;
    private final RawRows rawRows;
    private final boolean raw;
    private final Deque<Future<?>> underWay = new ArrayDeque<>();

    /** @param raw whether to write the raw rows too */
    public Filling(Database database, Product product, Vocabulary vocabulary, Shape shape, boolean raw) {
        this.database = database;
        this.product = product;
        this.shape = shape;
        this.fleet = new Fleet(shape, vocabulary);
        this.events = new EventsOfFleet(shape, new Draw(shape.instances(), -1));
        this.instances = new InstanceRows(shape);
        this.rawRows = new RawRows(database.dataSource(), product.id(), vocabulary);
        this.raw = raw;
    }

    /** Writes all of it. */
    public void run() throws SQLException, ExecutionException, InterruptedException {
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try {
            for (int day = 0; day <= shape.days(); day++) {
                fleet.move();
                day(writers);
                if (day % PROGRESS_EVERY == 0) {
                    System.err.println("made " + day + " of " + shape.days() + " days");
                }
            }
            write(writers, events.rest());
            await(0);
        } finally {
            writers.shutdownNow();
        }
        database.dao(EventNameDao.class).met(product.id(), events.spans());
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement derive =
                        connection.prepareStatement("UPDATE rollup_day SET derived = false WHERE product_id = ?")) {
            instances.write(connection, product.id(), fleet);
            // What follows from these series is left to the server, as of an earlier version.
            derive.setInt(1, product.id());
            derive.executeUpdate();
        }
    }

    private void day(ExecutorService writers) throws SQLException, ExecutionException, InterruptedException {
        Map<SeriesKey, RoaringBitmap> series = fleet.series();
        Map<String, RoaringBitmap> sent = events.sent(fleet);
        instances.report(fleet.date(), fleet.reporting());
        if (raw) {
            rawRows.heartbeats(fleet.date(), series);
            rawRows.events(fleet.date(), sent);
        }
        List<RollupDao.DayBitmap> rows = new ArrayList<>();
        series.forEach((key, bitmap) -> rows.add(new RollupDao.DayBitmap(
                fleet.date(), key.field(), key.value(), bitmap.getCardinality(), Bitmaps.write(bitmap))));
        LocalDate date = fleet.date();
        underWay.add(writers.submit(() -> {
            database.dao(RollupDao.class).put(product.id(), rows);
            database.dao(RollupDayDao.class).changed(product.id(), date);
        }));
        write(writers, events.rows(fleet, sent));
        await(2 * DAYS_UNDER_WAY);
    }

    private void write(ExecutorService writers, List<EventCount> rows) {
        underWay.add(writers.submit(() -> database.dao(EventRollupDao.class).put(product.id(), rows)));
    }

    /** Waits until no more than so many tasks are under way. */
    private void await(int most) throws ExecutionException, InterruptedException {
        while (underWay.size() > most) {
            underWay.remove().get();
        }
    }
}
