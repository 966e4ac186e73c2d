package rollcall.support;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import rollcall.Wiring;

/**
 * Adds people to a server's database without their set-up link and form. The hash of their password is a real one of the lowest cost: logging
 * in reads the cost from it and takes a millisecond, where the server's own hashes take as long as they are meant to.
 */
public final class TestAccounts {
    private static final int LOWEST_COST = 4;

    private TestAccounts() {}

    /** @param role superuser or maintainer */
    public static void add(Wiring server, String email, String role, String password) {
        String hash = new String(
                BCrypt.withDefaults().hash(LOWEST_COST, password.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.US_ASCII);
        Sql.execute(
                server,
                "INSERT INTO account (email, password_hash, role, added_at) VALUES ('%s', '%s', '%s', now())"
                        .formatted(email, hash, role));
    }
}
