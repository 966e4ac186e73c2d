package rollcall.support.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tokens of forms as pages show them: a pad, then the token under that pad. */
public final class FormMask {
    private FormMask() {}

    /** The token as a page could have shown it. */
    public static String over(String token) {
        byte[] plain = token.getBytes(StandardCharsets.US_ASCII);
        byte[] masked = new byte[2 * plain.length];
        System.arraycopy(plain, 0, masked, plain.length, plain.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(masked);
    }

    /** The token that a page shows. */
    public static String under(String masked) {
        byte[] bytes = Base64.getUrlDecoder().decode(masked);
        byte[] plain = new byte[bytes.length / 2];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) (bytes[i] ^ bytes[plain.length + i]);
        }
        return new String(plain, StandardCharsets.US_ASCII);
    }
}
