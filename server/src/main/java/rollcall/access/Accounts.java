package rollcall.access;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.store.AccountDao;

/** Who may log in, by e-mail address and password. */
public final class Accounts {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");

    private final AccountDao accounts;
    private final Passwords passwords = new Passwords();
    private final Clock clock;

    public Accounts(AccountDao accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Whether nobody can log in yet. */
    public boolean none() {
        return accounts.none();
    }

    /** Every account, by e-mail address. */
    public List<Account> all() {
        return accounts.all().stream().map(Accounts::account).toList();
    }

    /**
     * Adds an account.
     *
     * @param email any case; kept in lower case
     * @param password 12 to 72 bytes of UTF-8
     * @throws InvalidInput if one of them cannot be taken, or the address has an account already
     */
    public Account add(String email, Role role, String password) {
        String address = address(email);
        return accounts.insert(address, passwords.hash(password), role.code(), clock.instant())
                .map(Accounts::account)
                .orElseThrow(() -> new InvalidInput("email", "This e-mail address has an account already."));
    }

    /** The account of an e-mail address, if it has one. May be given anything. */
    public Optional<Account> find(String email) {
        return row(email).map(Accounts::account);
    }

    /** The account whose address and password these are. An unknown address takes as long as a wrong password. */
    public Optional<Account> authenticate(String email, String password) {
        Optional<AccountDao.Row> row = row(email);
        boolean right = passwords.verify(password, row.map(AccountDao.Row::passwordHash));
        return right ? row.map(Accounts::account) : Optional.empty();
    }

    /**
     * Gives an account another password.
     *
     * @throws InvalidInput if the new one is not 12 to 72 bytes
     */
    public void changePassword(Account account, String password) {
        accounts.changePassword(account.id(), passwords.hash(password));
    }

    /** Removes an account and ends its sessions. */
    public void remove(Account account) {
        accounts.remove(account.id());
    }

    /** A password that nobody has seen before: 20 random characters, about 100 bits. */
    public String randomPassword() {
        return Secrets.text(20, "abcdefghijkmnpqrstuvwxyz23456789");
    }

    /**
     * An e-mail address in the form in which accounts have it.
     *
     * @throws InvalidInput if it is none
     */
    static String address(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        if (!EMAIL.matcher(address).matches()) {
            throw new InvalidInput("email", "An e-mail address looks like name@example.org.");
        }
        return address;
    }

    private Optional<AccountDao.Row> row(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        return EMAIL.matcher(address).matches() ? accounts.byEmail(address) : Optional.empty();
    }

    private static Account account(AccountDao.Row row) {
        return new Account(row.accountId(), row.email(), Role.of(row.role()));
    }
}
