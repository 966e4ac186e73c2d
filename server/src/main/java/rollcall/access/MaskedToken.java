package rollcall.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A form's token as pages show it: with a random pad over it, so that no two answers have the same characters in that place. A packed
 * page is shorter where it says something twice, and whoever can make a browser ask for pages and count their bytes would otherwise
 * guess the token piece by piece.
 */
public final class MaskedToken {
    private static final int LONGEST = 256;

    private MaskedToken() {}

    /** @param token plain characters, 128 at most */
    public static String of(String token) {
        byte[] plain = token.getBytes(StandardCharsets.US_ASCII);
        byte[] masked = new byte[2 * plain.length];
        System.arraycopy(Secrets.random(plain.length), 0, masked, 0, plain.length);
        for (int i = 0; i < plain.length; i++) {
            masked[plain.length + i] = (byte) (masked[i] ^ plain[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(masked);
    }

    /** The token that a form sent back; empty if it is none of ours. May be given anything. */
    public static String reveal(String masked) {
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
