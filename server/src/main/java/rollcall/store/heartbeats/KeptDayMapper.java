package rollcall.store.heartbeats;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import rollcall.store.compression.Dictionaries;
import rollcall.store.heartbeats.KeptDayDao.KeptDay;

/** Reads a row of {@code kept_heartbeat} and decompresses what was kept. */
public final class KeptDayMapper implements RowMapper<KeptDay> {
    @Override
    public KeptDay map(ResultSet row, StatementContext context) throws SQLException {
        return new KeptDay(
                row.getObject("instance_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("version"),
                Objects.requireNonNull(Dictionaries.of(context).text(row, context.getConnection())));
    }
}
