package rollcall.store.servers;

import org.jdbi.v3.sqlobject.SingleValue;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code site_secret}: random keys that all servers of one database share. */
public interface SiteSecretDao {
    /** Keeps a new secret unless there is one of that name. */
    @SqlUpdate("""
            INSERT INTO site_secret (name, secret)
            VALUES (:name, :secret)
            ON CONFLICT (name) DO NOTHING
            """)
    void propose(String name, byte[] secret);

    @SingleValue
    @SqlQuery("""
            SELECT secret
            FROM site_secret
            WHERE name = :name
            """)
    byte[] find(String name);
}
