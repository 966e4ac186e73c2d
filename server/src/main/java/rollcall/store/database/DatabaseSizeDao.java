package rollcall.store.database;

import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The size of the database on its disk. */
interface DatabaseSizeDao {
    @SqlQuery("SELECT pg_database_size(current_database())")
    long bytes();
}
