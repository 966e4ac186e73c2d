package rollcall.access.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollcall.access.Secrets;
import rollcall.report.InvalidInput;
import rollcall.report.Sha256;
import rollcall.store.people.AccountDao;
import rollcall.store.people.SetupLinkDao;

/** The one-time link that creates the first superuser. It exists only while there is no account. */
public final class SetupLink {
    private static final Duration LASTS = Duration.ofHours(24);

    private final SetupLinkDao links;
    private final AccountDao accounts;
    private final Passwords passwords = new Passwords();
    private final Clock clock;

    public SetupLink(SetupLinkDao links, AccountDao accounts, Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The path of a new link, to be printed once; it is valid for 24 h. Earlier links stay valid, because another server may just have
     * printed one. Empty if there is an account.
     */
    public Optional<String> issue() {
        if (!accounts.none()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String token = Secrets.token();
        links.insert(Sha256.of(token), now, now.plus(LASTS));
        return Optional.of("/setup/" + token);
    }

    /** True if the link is valid now. */
    public boolean opens(String token) {
        return links.opens(Sha256.of(token), clock.instant());
    }

    /**
     * Creates the first superuser with the link. Empty if the link is used or expired, or if there is an account: of two calls at the same
     * moment, one succeeds.
     *
     * @throws InvalidInput if the address or the password is not acceptable; the link stays valid
     */
    public Optional<Account> spend(String token, String email, String password) {
        String address = Accounts.address(email);
        if (!opens(token)) {
            return Optional.empty();
        }
        return links.spend(Sha256.of(token), address, passwords.hash(password, address), clock.instant())
                .map(id -> new Account(id, address, Role.SUPERUSER));
    }
}
