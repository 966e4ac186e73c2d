package rollcall.access.people;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import rollcall.report.InvalidInput;

/** Hashes passwords with bcrypt of cost 12. bcrypt reads 72 bytes at most, so longer passwords are rejected rather than cut. */
final class Passwords {
    private static final int COST = 12;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 72;

    /**
     * A hash without a known password. It is checked when there is no account, so that an unknown address takes as long as a wrong
     * password.
     */
    private static final String NOBODY = "$2a$12$5NvuqUrEVpKF3HPbt86UhetgR2jjCvLhpMrtyxrnyzXmkqYo1ZqCm";

    /**
     * The hash to store.
     *
     * @param email of the account that it is for
     * @throws InvalidInput if the password is not 12 to 72 bytes of UTF-8, or is a common one
     */
    String hash(String password, String email) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new InvalidInput(
                    "password", "A password has 12 to 72 bytes: 12 to 72 plain letters, fewer with accents.");
        }
        if (CommonPasswords.has(password, email)) {
            throw new InvalidInput(
                    "password", "This password is among the first that are guessed. Take one that nobody else has.");
        }
        return new String(BCrypt.withDefaults().hash(COST, bytes), StandardCharsets.US_ASCII);
    }

    /** True if there is a hash and it is the password's. */
    boolean verify(String password, Optional<String> hash) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        byte[] stored = hash.map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .orElse(NOBODY.getBytes(StandardCharsets.US_ASCII));
        byte[] tried = bytes.length > LONGEST ? new byte[LONGEST] : bytes;
        boolean right = BCrypt.verifyer().verify(tried, stored).verified;
        return right && hash.isPresent() && tried == bytes;
    }
}
