package rollcall.store.instances;

import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads the ordinal of every instance of a product; for small fleets. */
public interface OrdinalDao {
    @SqlQuery("SELECT instance_id, ordinal FROM instance WHERE product_id = :productId")
    @KeyColumn("instance_id")
    @ValueColumn("ordinal")
    Map<UUID, Integer> ordinals(int productId);
}
