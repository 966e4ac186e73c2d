package rollcall.store.database;

import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * How a schema stands to this version of Rollcall.
 *
 * @param problem what is wrong with it so that no start mends it
 * @param isEmpty whether it has no table of Rollcall yet
 * @param missing how many migrations the next start would apply
 */
public record SchemaState(Optional<String> problem, boolean isEmpty, int missing) {
    /** Looks at it and changes nothing. */
    public static SchemaState of(DataSource source) {
        Flyway flyway = Migrations.flyway(source);
        try {
            boolean isEmpty = flyway.info().applied().length == 0;
            Optional<String> problem = isEmpty ? Optional.empty() : Migrations.problem(flyway);
            return new SchemaState(problem, isEmpty, flyway.info().pending().length);
        } catch (FlywayException e) {
            return new SchemaState(Optional.of(Migrations.reason(e)), false, 0);
        }
    }
}
