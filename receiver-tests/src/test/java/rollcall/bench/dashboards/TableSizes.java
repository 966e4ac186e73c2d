package rollcall.bench.dashboards;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** How large the tables are. */
interface TableSizes {
    /** Those of a megabyte and more without the partitions of raw rows, largest first. */
    @SqlQuery("""
            SELECT relname AS name, pg_table_size(oid) AS table_bytes, pg_indexes_size(oid) AS index_bytes
            FROM pg_class
            WHERE relkind = 'r' AND relnamespace = to_regnamespace('public') AND NOT relispartition
              AND pg_total_relation_size(oid) > 1024 * 1024
            ORDER BY pg_total_relation_size(oid) DESC
            """)
    @RegisterConstructorMapper(Size.class)
    List<Size> all();

    /**
     * The size of one table.
     *
     * @param tableBytes with the bitmaps, without indexes
     */
    record Size(String name, long tableBytes, long indexBytes) {
        private static final double MIB = 1024 * 1024;

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-20s %10.0f %10.0f", name, tableBytes / MIB, indexBytes / MIB);
        }
    }
}
