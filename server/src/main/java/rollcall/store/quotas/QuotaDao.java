package rollcall.store.quotas;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.report.quota.DailyAmounts;

/** The quotas of a product, and what is used of them. */
@RegisterRowMapper(QuotaDao.AmountsMapper.class)
public interface QuotaDao {
    @SqlUpdate("UPDATE product SET events_a_day = :amount WHERE product_id = :productId")
    void setEvents(int productId, long amount);

    @SqlUpdate("UPDATE product SET bytes_a_day = :amount WHERE product_id = :productId")
    void setBytes(int productId, long amount);

    @SqlUpdate("UPDATE product SET new_instances_a_day = :amount WHERE product_id = :productId")
    void setNewInstances(int productId, long amount);

    /** What was kept of a product on a UTC day. */
    @SqlQuery("""
            SELECT coalesce(sum(events), 0) AS events, coalesce(sum(bytes), 0) AS bytes,
                   coalesce(sum(new_instances), 0) AS new_instances
            FROM quota_use
            WHERE product_id = :productId AND day = :day
            """)
    DailyAmounts used(int productId, LocalDate day);

    /** Forgets what was kept on earlier UTC days. */
    @SqlUpdate("DELETE FROM quota_use WHERE day < :day")
    void removeBefore(LocalDate day);

    /** Reads the columns {@code events}, {@code bytes} and {@code new_instances}. */
    final class AmountsMapper implements RowMapper<DailyAmounts> {
        @Override
        public DailyAmounts map(ResultSet row, StatementContext context) throws SQLException {
            return new DailyAmounts(row.getLong("events"), row.getLong("bytes"), row.getLong("new_instances"));
        }
    }
}
