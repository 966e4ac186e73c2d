package rollcall.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import rollcall.store.embedded.EmbeddedPostgres;

/** A database whose commits can be made to hang after they are on disk, because they wait for a standby that does not exist. */
public final class HangingCommits implements AutoCloseable {
    private static final String HANGING = """
            SELECT count(*)
            FROM pg_stat_activity
            JOIN pg_locks USING (pid)
            WHERE wait_event = 'SyncRep' AND mode = 'RowExclusiveLock' AND relation = '%s'::regclass
            """;

    private final EmbeddedPostgres postgres;
    private final TestProducts products;

    public HangingCommits(Path directory) throws IOException {
        TestCluster.fill(directory);
        Files.writeString(directory.resolve("postgres/custom.conf"), "wal_level = replica\nmax_wal_senders = 1\n");
        postgres = EmbeddedPostgres.open(directory, EmbeddedPostgres.Use.SERVER);
        products = TestProducts.at(url());
    }

    public String url() {
        return postgres.url().psql();
    }

    /** The products, keys and rows of this database. */
    public TestProducts products() {
        return products;
    }

    /** From now on every commit reaches the disk and does not return until {@link #letGo} is called. */
    public void hang() throws Exception {
        products.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
        reload();
        ServerProcess.await("commits that hang", this::doHang);
    }

    /** Waits until a commit that wrote to this table hangs. The transaction holds its lock on the table until the commit returns. */
    public void awaitHanging(String table) throws Exception {
        ServerProcess.await("the commit that hangs", () -> products.number(HANGING.formatted(table)) > 0);
    }

    /** Lets the commits that hang return, and no later commit hang. */
    public void letGo() {
        products.execute("ALTER SYSTEM RESET synchronous_standby_names");
        reload();
    }

    /** Breaks the connections whose commits hang. Their clients cannot know whether the commit took effect. */
    public void breakHanging() {
        products.column("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
    }

    @Override
    public void close() {
        products.close();
        postgres.close();
    }

    /** Tests whether commits hang by now: the database's processes apply new settings with a delay. */
    private boolean doHang() {
        CompletableFuture<Void> commit =
                CompletableFuture.runAsync(() -> products.execute("UPDATE product SET name = name"));
        try {
            commit.get(300, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return products.number("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") > 0;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private void reload() {
        products.column("SELECT pg_reload_conf()");
    }
}
