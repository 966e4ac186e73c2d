package rollcall.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes pseudonyms of users by a keyed hash. Without the key, nobody can find a user by trying. */
public final class Pseudonyms {
    /** Bytes of a key. */
    public static final int KEY_BYTES = 32;

    private static final String HMAC = "HmacSHA256";
    private static final int CHECK_BYTES = 16;

    /** The text whose hash identifies the key. It equals no hashed user, because it has no identifier of an instance in front. */
    private static final String CHECK = "Rollcall: which key is it?";

    /**
     * The text whose hash is the key for installations. It equals no hashed user, because it is shorter than the identifier of an instance
     * in front of each of those.
     */
    private static final String INSTALLATIONS = "installations";

    // The bits by which RFC 9562 knows a UUID of version 8, which anybody may make as he likes.
    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** The initialised algorithm. It is cloned for each use, because an object serves one thread only. */
    private final Mac keyed;

    private Pseudonyms(Mac keyed) {
        this.keyed = keyed;
    }

    /** @param key {@value #KEY_BYTES} random bytes */
    public static Pseudonyms of(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return new Pseudonyms(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /** A value that distinguishes this key from others and reveals nothing about it. */
    public byte[] check() {
        return Arrays.copyOf(hash(CHECK), CHECK_BYTES);
    }

    /** 64 bits for a user of one installation. The installation is part of the hash, because users are numbered "1", "2" on all of them. */
    long of(UUID instanceId, String user) {
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        ByteBuffer text = ByteBuffer.allocate(2 * Long.BYTES + name.length);
        text.putLong(instanceId.getMostSignificantBits())
                .putLong(instanceId.getLeastSignificantBits())
                .put(name);
        return ByteBuffer.wrap(hash(text.array())).getLong();
    }

    /**
     * The UUID for an installation whose sender calls it by another identifier. The product is part of the hash, so that nobody can follow an
     * installation from one product to another.
     */
    public UUID installation(int productId, String identifier) {
        ByteBuffer hash = ByteBuffer.wrap(of(hash(INSTALLATIONS)).hash(productId + "\0" + identifier));
        long most = hash.getLong();
        long least = hash.getLong();
        return new UUID(most & ~VERSION_MASK | VERSION_8, least & ~VARIANT_MASK | VARIANT);
    }

    /** The whole hash of a text. */
    byte[] hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hash(byte[] text) {
        try {
            return ((Mac) keyed.clone()).doFinal(text);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own " + HMAC + " can be cloned", e);
        }
    }
}
