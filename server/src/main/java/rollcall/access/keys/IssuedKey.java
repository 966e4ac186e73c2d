package rollcall.access.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key without its secret.
 *
 * @param prefix the eight public characters that name it
 * @param label its purpose, as the issuer wrote it; may be empty
 * @param issuedBy an e-mail address, or "command line"
 * @param issuedAt when it was issued
 * @param revokedAt when it was revoked; null while it is in force
 * @param useKnownSince when the recording of its use began; later than {@code issuedAt} for keys that are older than the recording
 */
public record IssuedKey(
        String prefix,
        String label,
        String issuedBy,
        Instant issuedAt,
        @Nullable Instant revokedAt,
        Instant useKnownSince) {
    public boolean inForce() {
        return revokedAt == null;
    }
}
