package rollcall.store.sender;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stored settings of the sender: what this installation reports, to whom, and who agreed to it.
 *
 * @param instanceId the random identifier of this installation
 * @param salt the secret by which users become pseudonyms, 32 random bytes
 * @param level off, base or detailed
 * @param wire rollcall, eventyay, penpot or otlp
 * @param endpoint the receiver's URL; empty for none
 * @param apiKey the receiver's key in plain text, because requests contain it; empty for none
 * @param contact an e-mail address; empty for none
 * @param audit whether the local audit log is on
 * @param agreed the items that a superuser agreed to, one line each
 * @param agreedBy the account that agreed; empty if nobody agreed
 * @param agreedAt when it agreed; null if nobody agreed
 */
public record SenderSettings(
        UUID instanceId,
        byte[] salt,
        String level,
        String wire,
        String endpoint,
        String apiKey,
        String contact,
        boolean audit,
        List<String> agreed,
        String agreedBy,
        @Nullable Instant agreedAt) {
    /** Returns the settings with another level. */
    public SenderSettings withLevel(String other) {
        return new SenderSettings(
                instanceId, salt, other, wire, endpoint, apiKey, contact, audit, agreed, agreedBy, agreedAt);
    }

    /** Returns the settings with another identifier and salt. */
    public SenderSettings withIdentity(UUID otherId, byte[] otherSalt) {
        return new SenderSettings(
                otherId, otherSalt, level, wire, endpoint, apiKey, contact, audit, agreed, agreedBy, agreedAt);
    }

    /** Returns the settings with another agreement. */
    public SenderSettings withAgreement(List<String> lines, String by, @Nullable Instant at) {
        return new SenderSettings(instanceId, salt, level, wire, endpoint, apiKey, contact, audit, lines, by, at);
    }

    /** Returns a text without secrets and addresses, because printed texts can get into logs. */
    @Override
    public String toString() {
        return "SenderSettings[level=" + level + ", wire=" + wire + ", audit=" + audit + "]";
    }
}
