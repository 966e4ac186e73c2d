package rollcall.support.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Masked tokens of forms, as pages contain them: random bytes, then the token XORed with these bytes, in base64url. */
public final class FormMask {
    private FormMask() {}

    /** Masks a token, with zeros as the random bytes. */
    public static String over(String token) {
        byte[] plain = token.getBytes(StandardCharsets.US_ASCII);
        byte[] masked = new byte[2 * plain.length];
        System.arraycopy(plain, 0, masked, plain.length, plain.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(masked);
    }

    /** The token of a masked token. */
    public static String under(String masked) {
        byte[] bytes = Base64.getUrlDecoder().decode(masked);
        byte[] plain = new byte[bytes.length / 2];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) (bytes[i] ^ bytes[plain.length + i]);
        }
        return new String(plain, StandardCharsets.US_ASCII);
    }
}
