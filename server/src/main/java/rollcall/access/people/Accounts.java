package rollcall.access.people;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.access.Secrets;
import rollcall.report.InvalidInput;
import rollcall.store.people.AccountDao;

/** The accounts of people who may log in with e-mail address and password. */
public final class Accounts {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");

    private final AccountDao accounts;
    private final Passwords passwords = new Passwords();
    private final Clock clock;

    public Accounts(AccountDao accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** True if there is no account yet. */
    public boolean none() {
        return accounts.none();
    }

    /** All accounts, sorted by e-mail address. */
    public List<Account> all() {
        return accounts.all().stream().map(Accounts::account).toList();
    }

    /**
     * Adds an account.
     *
     * @param email in any case; stored in lower case
     * @param password 12 to 72 bytes of UTF-8, and not a common one
     * @throws InvalidInput if one of them is not acceptable, or the address has an account already
     */
    public Account add(String email, Role role, String password) {
        String address = address(email);
        return accounts.insert(address, passwords.hash(password, address), role.code(), clock.instant())
                .map(Accounts::account)
                .orElseThrow(() -> new InvalidInput("email", "This e-mail address has an account already."));
    }

    /** The account with this e-mail address, if there is one. Accepts anything. */
    public Optional<Account> find(String email) {
        return row(email).map(Accounts::account);
    }

    /** The account with this address and password. An unknown address takes as long as a wrong password. */
    public Optional<Account> authenticate(String email, String password) {
        Optional<AccountDao.Row> row = row(email);
        boolean right = passwords.verify(password, row.map(AccountDao.Row::passwordHash));
        return right ? row.map(Accounts::account) : Optional.empty();
    }

    /**
     * Sets another password.
     *
     * @throws InvalidInput if the password is not acceptable
     */
    public void changePassword(Account account, String password) {
        accounts.changePassword(account.id(), passwords.hash(password, account.email()));
    }

    /**
     * Replaces a forgotten password, ends the account's sessions and resets its failed log-ins, on running servers within seconds.
     *
     * @throws InvalidInput if there is no such account, or the password is not acceptable
     */
    public Account resetPassword(String email, String password) {
        Account account = find(email)
                .orElseThrow(() -> new InvalidInput("email", "there is no account with this e-mail address"));
        String hash = passwords.hash(password, account.email());
        accounts.resetPassword(account.id(), hash, LoginThrottle.who(account.email()), clock.instant());
        return account;
    }

    /**
     * Removes an account and ends its sessions. If superusers remove each other at the same moment, one of them remains.
     *
     * @return false if the account is gone already, is {@code by} itself, or if {@code by} is no longer a superuser
     */
    public boolean remove(Account account, Account by) {
        return accounts.remove(account.id(), by.id());
    }

    /** A new password: 20 random characters, about 100 bits. */
    public String randomPassword() {
        return Secrets.text(20, "abcdefghijkmnpqrstuvwxyz23456789");
    }

    /**
     * An e-mail address as accounts store it.
     *
     * @throws InvalidInput if it is not one
     */
    static String address(String email) {
        String address = typed(email);
        if (!EMAIL.matcher(address).matches()) {
            throw new InvalidInput("email", "An e-mail address looks like name@example.org.");
        }
        return address;
    }

    /** A typed e-mail address without differences that do not count: blanks around it and case. */
    static String typed(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private Optional<AccountDao.Row> row(String email) {
        String address = typed(email);
        return EMAIL.matcher(address).matches() ? accounts.byEmail(address) : Optional.empty();
    }

    private static Account account(AccountDao.Row row) {
        return new Account(row.accountId(), row.email(), Role.of(row.role()));
    }
}
