package rollcall.store.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;
import rollcall.store.DatabaseProblem;

/** Brings the schema up to this version of Rollcall. */
final class Migrations {
    private static final String FAILED = "the schema cannot be brought up to date: ";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Migrations() {}

    /**
     * Applies the migrations that are missing, one file a step. Servers that start at the same time take turns. A server that waits holds no
     * connection, because a pooler may have few.
     *
     * @throws DatabaseProblem if a step fails, or the schema is newer than this Rollcall; the message says what to do
     */
    static void apply(DataSource source) {
        Flyway flyway = flyway(source);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isCurrent(flyway) && !migrated(flyway)) {
            if (System.nanoTime() > deadline) {
                throw new DatabaseProblem(FAILED + "another server has been at it for ten minutes");
            }
            pause();
        }
    }

    static Flyway flyway(DataSource source) {
        return Flyway.configure()
                .dataSource(SessionSettings.leftAlone(source))
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .failOnMissingLocations(true)
                // This program cannot use a schema that is newer than itself.
                .ignoreMigrationPatterns(new String[0])
                .lockRetryCount(1)
                .load();
    }

    /** Why this version cannot use the schema whatever it applies; empty if it can. */
    static Optional<String> problem(Flyway flyway) {
        return problem(flyway.validateWithResult());
    }

    private static Optional<String> problem(ValidateResult result) {
        return result.invalidMigrations.stream()
                .map(Migrations::unmendable)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the schema is up to date, as at nearly every start. Then no server has to wait for its turn. */
    private static boolean isCurrent(Flyway flyway) {
        try {
            ValidateResult result = flyway.validateWithResult();
            problem(result).ifPresent(reason -> {
                throw new DatabaseProblem(FAILED + reason);
            });
            return result.validationSuccessful;
        } catch (FlywayException e) {
            return false;
        }
    }

    private static Optional<String> unmendable(ValidateOutput step) {
        ErrorCode code = step.errorDetails.errorCode;
        if (code == CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED) {
            return Optional.of("it is that of a newer Rollcall (migration " + step.version
                    + "): start that one, or restore the backup from before it was started");
        }
        if (code == CoreErrorCode.CHECKSUM_MISMATCH) {
            return Optional.of(
                    "migration " + step.version
                            + " was applied with another text than this Rollcall has: use the release that the database belongs to");
        }
        return Optional.empty();
    }

    /** Returns false if another server migrates at this moment. */
    private static boolean migrated(Flyway flyway) {
        try {
            flyway.migrate();
            return true;
        } catch (FlywayException e) {
            if (isWaitingForOther(e)) {
                return false;
            }
            throw new DatabaseProblem(FAILED + reason(e), e);
        }
    }

    private static boolean isWaitingForOther(FlywayException e) {
        return String.valueOf(e.getMessage()).contains("advisory lock");
    }

    /** One line about a failure, with what to do where that is known. */
    static String reason(FlywayException e) {
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return "something is in it that is not Rollcall's. Give Rollcall a database of its own, or a schema: CREATE SCHEMA rollcall"
                    + " AUTHORIZATION user; ALTER ROLE user IN DATABASE name SET search_path = rollcall";
        }
        return cause(e).map(DatabaseFailure::words).orElseGet(() -> firstLine(e));
    }

    private static Optional<SQLException> cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseProblem("interrupted while waiting for the database", e);
        }
    }
}
