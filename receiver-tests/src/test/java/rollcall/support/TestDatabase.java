package rollcall.support;

/**
 * One real PostgreSQL for all tests of this process, or the one that {@code receiver-tests/run cluster} names. Each test takes a new database from
 * it.
 */
public final class TestDatabase {
    private static TestCluster cluster;

    private TestDatabase() {}

    /** The URL of a new database that is migrated and has no rows, as {@code --database-url} takes it. */
    public static String fresh() {
        return ExternalDatabases.areUsed()
                ? ExternalDatabases.get().fresh()
                : cluster().create(TestCluster.MIGRATED);
    }

    /** The URL of a new database that was never migrated. */
    public static String empty() {
        return ExternalDatabases.areUsed()
                ? ExternalDatabases.get().empty()
                : cluster().create("template1");
    }

    private static synchronized TestCluster cluster() {
        if (cluster == null) {
            cluster = TestCluster.start();
        }
        return cluster;
    }
}
