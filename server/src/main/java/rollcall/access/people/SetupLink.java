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

/** The one-time link that creates the first superuser; there is one only as long as nobody has an account. */
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
     * A new link's path, to be printed once; it opens for 24 h. Earlier links stay in force: another server may just have printed
     * one. Empty if somebody has an account.
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

    /** Whether the link would open now. */
    public boolean opens(String token) {
        return links.opens(Sha256.of(token), clock.instant());
    }

    /**
     * Spends the link on the first superuser. Empty if it is spent or over, or somebody has an account: of two at the same moment
     * one gets through.
     *
     * @throws InvalidInput if address or password cannot be taken; the link stays in force
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
