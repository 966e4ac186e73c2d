package rollcall.store.cluster;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says every few seconds how far a table's rows are copied to the nodes. */
final class CopyWatch implements AutoCloseable {
    private static final int SECONDS = 3;

    /** Citus's notice at the beginning of each table and partition that has rows. */
    private static final String BEGUN = "Copying data";

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "rollcall-copy-watch");
        thread.setDaemon(true);
        return thread;
    });

    private final Statement statement;
    private final LongSupplier rows;
    private final String table;
    private final int days;
    private final Consumer<String> say;

    /**
     * Prepares it.
     *
     * @param statement that copies
     * @param rows how many rows were copied of the table or partition that is copied now
     * @param days the table's partitions; 0 if it has none
     */
    CopyWatch(Statement statement, LongSupplier rows, String table, int days, Consumer<String> say) {
        this.statement = statement;
        this.rows = rows;
        this.table = table;
        this.days = days;
        this.say = say;
    }

    /** Work on the database. */
    @FunctionalInterface
    interface Work {
        boolean run() throws SQLException;
    }

    /** Does the work and says meanwhile how far it is. */
    void during(Work work) throws SQLException {
        clock.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        work.run();
    }

    private void look() {
        try {
            long copied = rows.getAsLong();
            String day = days == 0 ? "" : "day " + begun() + " of " + days + ", ";
            say.accept("  " + table + ": " + day + String.format("%,d", copied) + " rows copied");
        } catch (RuntimeException | SQLException e) {
            // What is said of the work is not worth its failure.
            say.accept("  " + table + ": under way");
        }
    }

    private int begun() throws SQLException {
        int begun = 0;
        for (SQLWarning each = statement.getWarnings(); each != null; each = each.getNextWarning()) {
            begun += String.valueOf(each.getMessage()).startsWith(BEGUN) ? 1 : 0;
        }
        return begun;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
