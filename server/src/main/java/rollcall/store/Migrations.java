package rollcall.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to this version of Rollcall. */
final class Migrations {
    private Migrations() {}

    /**
     * Applies what is missing, one file a step. Servers that start at the same time wait for each other: Flyway holds an advisory lock.
     *
     * @throws DatabaseProblem if a step fails or the schema is newer than this Rollcall
     */
    static void apply(DataSource source) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .validateMigrationNaming(true)
                    .failOnMissingLocations(true)
                    .lockRetryCount(600)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseProblem("the schema cannot be brought up to date: " + firstLine(e), e);
        }
    }

    private static String firstLine(FlywayException e) {
        return e.getMessage().lines().findFirst().orElse("no reason given");
    }
}
