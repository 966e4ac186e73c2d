package rollcall.store.servers;

import org.jdbi.v3.sqlobject.SingleValue;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code pseudonym_key}: a check value by which all servers of one database know that they have the same key. */
public interface PseudonymKeyDao {
    /** Stores the check value of the key, unless there is one. */
    @SqlUpdate("""
            INSERT INTO pseudonym_key (check_value)
            VALUES (:check)
            ON CONFLICT (only_row) DO NOTHING
            """)
    void propose(byte[] check);

    /** Null if no server has started yet. */
    @SingleValue
    @SqlQuery("""
            SELECT check_value
            FROM pseudonym_key
            """)
    byte[] find();

    /** Removes the check value: the next server that starts may have any key. */
    @SqlUpdate("""
            DELETE FROM pseudonym_key
            """)
    void remove();
}
