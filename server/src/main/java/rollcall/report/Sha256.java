package rollcall.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 hashes. Every Java has this algorithm. */
public final class Sha256 {
    private Sha256() {}

    /** The 32 bytes of the hash of a text in UTF-8. */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The first bytes of the hash of a text in UTF-8, as lower-case hexadecimal digits, two for each byte. */
    public static String hex(String text, int bytes) {
        return hex(text.getBytes(StandardCharsets.UTF_8), bytes);
    }

    /** The first bytes of the hash as lower-case hexadecimal digits, two for each byte. */
    public static String hex(byte[] content, int bytes) {
        return HexFormat.of().formatHex(of(content), 0, bytes);
    }

    private static byte[] of(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
