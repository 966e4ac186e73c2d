package rollcall.store.sender;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.sqlobject.CreateSqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** Table {@code sender_settings}: one row, which is created at the first use. */
@RegisterConstructorMapper(SenderSettings.class)
public interface SenderSettingsDao {
    /** Returns the stored settings; empty if the row does not exist yet. */
    @SqlQuery("""
            SELECT instance_id, salt, level, wire, endpoint, api_key, contact, audit, agreed, agreed_by, agreed_at
            FROM sender_settings
            """)
    Optional<SenderSettings> find();

    /** Creates the row; does nothing if it exists. */
    @SqlUpdate("""
            INSERT INTO sender_settings (instance_id, salt)
            VALUES (:instanceId, :salt)
            ON CONFLICT (only_one) DO NOTHING
            """)
    void create(UUID instanceId, byte[] salt);

    /**
     * Changes the settings in one transaction. The row is locked meanwhile, so no server can change them at the same time.
     *
     * @param decide makes the change from the current settings; an exception that it throws rolls everything back
     * @return the settings after the change
     */
    @Transaction
    default SenderSettings change(Function<SenderSettings, SettingsChange> decide) {
        SettingsChange change = decide.apply(lock().orElseThrow());
        write(change.after(), String.join("\n", change.after().agreed()));
        if (change.otherReceiver()) {
            state().reset();
        }
        if (change.releasesPages()) {
            outbox().releaseAll();
        }
        if (change.emptiesOutbox()) {
            outbox().empty();
        }
        log().add(change.audit());
        return change.after();
    }

    /** Returns the settings and locks their row until the end of the transaction. Only {@link #change} uses it. */
    @SqlQuery("""
            SELECT instance_id, salt, level, wire, endpoint, api_key, contact, audit, agreed, agreed_by, agreed_at
            FROM sender_settings
            FOR UPDATE
            """)
    Optional<SenderSettings> lock();

    /**
     * Stores the settings. Only {@link #change} uses it. {@code lines} has one line for each item agreed to; an empty text stands for no
     * item.
     */
    @SqlUpdate("""
            UPDATE sender_settings
            SET instance_id = :instanceId, salt = :salt, level = :level, wire = :wire, endpoint = :endpoint,
                api_key = :apiKey, contact = :contact, audit = :audit, agreed = string_to_array(:lines, chr(10)),
                agreed_by = :agreedBy, agreed_at = :agreedAt
            """)
    void write(@BindMethods SenderSettings settings, String lines);

    /** Writes table {@code sender_state} in the transaction of {@link #change}. */
    @CreateSqlObject
    SenderStateDao state();

    /** Removes or releases waiting rows in the transaction of {@link #change}. */
    @CreateSqlObject
    OutboxDao outbox();

    /** Writes the audit log in the transaction of {@link #change}. */
    @CreateSqlObject
    AuditLogDao log();
}
