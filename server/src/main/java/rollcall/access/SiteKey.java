package rollcall.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rollcall.store.servers.SiteSecretDao;

/** Signs values that browsers keep and send back. All servers of one database have the same key, also after a restart. */
public final class SiteKey {
    private static final String NAME = "browsers";
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 16;

    private final byte[] key;

    private SiteKey(byte[] key) {
        this.key = key;
    }

    /** The key of this database; it is made if there is none yet. */
    public static SiteKey of(SiteSecretDao secrets) {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        secrets.propose(NAME, fresh);
        return new SiteKey(secrets.find(NAME));
    }

    /**
     * A signature: 128 bits as 22 characters of base64url.
     *
     * @param purpose what the text is for: a signature for one purpose is invalid for another
     */
    public String sign(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] whole = mac.doFinal((purpose + '\0' + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** True if the signature belongs to the text. */
    public boolean signed(String purpose, String text, String signature) {
        return Secrets.same(sign(purpose, text), signature);
    }
}
