package rollcall.access.keys;

import java.time.Instant;

/**
 * An API key as it can be shown: without its secret.
 *
 * @param prefix the eight public characters that name it
 * @param label what it is for, as the issuer put it; may be empty
 * @param issuedBy an e-mail address, or "command line"
 * @param issuedAt when
 * @param revokedAt since when it opens nothing; null while it is in force
 * @param useKnownSince since when its use is written down; later than {@code issuedAt} for keys that are older than that
 */
public record IssuedKey(
        String prefix, String label, String issuedBy, Instant issuedAt, Instant revokedAt, Instant useKnownSince) {
    public boolean inForce() {
        return revokedAt == null;
    }
}
