package rollcall.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Random tokens. Nobody can guess 256 random bits, so their plain SHA-256 is stored. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 random bits as 43 characters of base64url. */
    public static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    }

    static byte[] random(int length) {
        byte[] bits = new byte[length];
        RANDOM.nextBytes(bits);
        return bits;
    }

    /** So many random characters of an alphabet. */
    public static String text(int length, String alphabet) {
        StringBuilder text = new StringBuilder(length);
        RANDOM.ints(length, 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
        return text.toString();
    }

    /** Compares two texts in the same time wherever they differ. */
    public static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
