package rollcall.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code sender_settings}: one row, made at the first look. */
@RegisterConstructorMapper(SenderSettings.class)
public interface SenderSettingsDao {
    @SqlQuery("""
            SELECT instance_id, salt, level, wire, endpoint, api_key, contact, audit, agreed, agreed_by, agreed_at
            FROM sender_settings
            """)
    Optional<SenderSettings> find();

    /** Does nothing if the row is there. */
    @SqlUpdate("""
            INSERT INTO sender_settings (instance_id, salt)
            VALUES (:instanceId, :salt)
            ON CONFLICT (only_one) DO NOTHING
            """)
    void create(UUID instanceId, byte[] salt);

    @SqlUpdate("""
            UPDATE sender_settings
            SET level = :level, wire = :wire, endpoint = :endpoint, api_key = :apiKey, contact = :contact, audit = :audit
            """)
    void save(String level, String wire, String endpoint, String apiKey, String contact, boolean audit);

    /** {@code lines} has a line for each thing agreed to; none for the empty text. */
    @SqlUpdate("""
            UPDATE sender_settings
            SET agreed = string_to_array(:lines, chr(10)), agreed_by = :by, agreed_at = :at
            """)
    void agree(String lines, String by, Instant at);

    /** Another identity: who was forgotten must not be recognised. */
    @SqlUpdate("""
            UPDATE sender_settings
            SET instance_id = :instanceId, salt = :salt
            """)
    void renew(UUID instanceId, byte[] salt);
}
