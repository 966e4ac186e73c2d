package rollcall.store.jdbc;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads the database's catalog for the day partitions of tables of raw rows. */
public interface PartitionDao {
    /** The days of a table that have a partition, oldest first, both ends included. */
    @SqlQuery("""
            SELECT day
              FROM (SELECT to_date(right(c.relname, 8), 'YYYYMMDD') AS day
                      FROM pg_inherits i
                      JOIN pg_class c ON c.oid = i.inhrelid
                     WHERE i.inhparent = CAST(:table AS regclass)
                       AND c.relname ~ ('^' || :table || '_[0-9]{8}$')) AS partition
             WHERE day BETWEEN :from AND :to
             ORDER BY day
            """)
    List<LocalDate> days(String table, LocalDate from, LocalDate to);
}
