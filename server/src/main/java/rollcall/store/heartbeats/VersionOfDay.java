package rollcall.store.heartbeats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import rollcall.report.Unusable;
import rollcall.store.compression.Dictionaries;
import rollcall.store.heartbeats.KeptDayDao.VersionDay;

/**
 * A day of an instance, for its version.
 *
 * @param version null if it reported none
 * @param kept JSON; null if there is a version
 */
record VersionOfDay(
        LocalDate day, @Nullable String version, @Nullable String kept) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The same with the reason why it has no version.
     *
     * @param field the product's version
     */
    VersionDay of(String field) {
        return new VersionDay(day, version, kept == null ? null : unusable(kept, field));
    }

    private static @Nullable String unusable(String kept, String field) {
        try {
            JsonNode code = JSON.readTree(kept).path(Unusable.FIELD).path(field);
            return code.isTextual() ? code.textValue() : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Decompresses what was kept. */
    public static final class Mapper implements RowMapper<VersionOfDay> {
        @Override
        public VersionOfDay map(ResultSet row, StatementContext context) throws SQLException {
            return new VersionOfDay(
                    row.getObject("day", LocalDate.class),
                    row.getString("version"),
                    Dictionaries.of(context).text(row, context.getConnection()));
        }
    }
}
