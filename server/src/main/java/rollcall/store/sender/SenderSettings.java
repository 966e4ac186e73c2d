package rollcall.store.sender;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this installation reports, to whom, and who agreed to it.
 *
 * @param instanceId its own random identifier
 * @param salt the secret by which users become pseudonyms, 32 random bytes
 * @param level off, base or detailed
 * @param wire rollcall, eventyay, penpot or otlp
 * @param endpoint the receiver's URL; empty for none
 * @param apiKey the receiver's key, in clear, because it has to be shown there; empty for none
 * @param contact an e-mail address; empty for none
 * @param audit whether the local audit log is kept
 * @param agreed what a superuser agreed to, line by line
 * @param agreedBy who did; empty for nobody
 * @param agreedAt when; null for never
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
    /** The same at another level. */
    public SenderSettings withLevel(String other) {
        return new SenderSettings(
                instanceId, salt, other, wire, endpoint, apiKey, contact, audit, agreed, agreedBy, agreedAt);
    }

    /** The same for an installation that is known by another identifier. */
    public SenderSettings withIdentity(UUID otherId, byte[] otherSalt) {
        return new SenderSettings(
                otherId, otherSalt, level, wire, endpoint, apiKey, contact, audit, agreed, agreedBy, agreedAt);
    }

    /** The same with other things agreed to. */
    public SenderSettings withAgreement(List<String> lines, String by, @Nullable Instant at) {
        return new SenderSettings(instanceId, salt, level, wire, endpoint, apiKey, contact, audit, lines, by, at);
    }

    /** Without the secrets: what is printed finds its way into logs. */
    @Override
    public String toString() {
        return "SenderSettings[level=" + level + ", wire=" + wire + ", audit=" + audit + "]";
    }
}
