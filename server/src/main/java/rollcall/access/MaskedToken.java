package rollcall.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Masks the token of a form with a random pad, so that no two pages contain the same characters there. Otherwise a visitor could be made to
 * request pages, and the lengths of the packed pages would reveal the token piece by piece (the BREACH attack).
 */
public final class MaskedToken {
    private static final int LONGEST = 256;

    private MaskedToken() {}

    /** @param token ASCII characters, 128 at most */
    public static String of(String token) {
        byte[] plain = token.getBytes(StandardCharsets.US_ASCII);
        byte[] masked = new byte[2 * plain.length];
        System.arraycopy(Secrets.random(plain.length), 0, masked, 0, plain.length);
        for (int i = 0; i < plain.length; i++) {
            masked[plain.length + i] = (byte) (masked[i] ^ plain[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(masked);
    }

    /** The token of a masked one; empty if it is malformed. Accepts anything. */
    public static String reveal(@Nullable String masked) {
        if (masked == null || masked.length() > 2 * LONGEST) {
            return "";
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(masked);
            byte[] plain = new byte[bytes.length / 2];
            for (int i = 0; i < plain.length; i++) {
                plain[i] = (byte) (bytes[i] ^ bytes[bytes.length - plain.length + i]);
            }
            return new String(plain, StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
