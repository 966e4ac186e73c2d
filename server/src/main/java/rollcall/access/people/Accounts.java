package rollcall.access.people;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.access.Secrets;
import rollcall.report.InvalidInput;
import rollcall.store.people.AccountDao;

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
     * @param password 12 to 72 bytes of UTF-8, none of those that everybody takes
     * @throws InvalidInput if one of them cannot be taken, or the address has an account already
     */
    public Account add(String email, Role role, String password) {
        String address = address(email);
        return accounts.insert(address, passwords.hash(password, address), role.code(), clock.instant())
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
     * @throws InvalidInput if the new one cannot be taken
     */
    public void changePassword(Account account, String password) {
        accounts.changePassword(account.id(), passwords.hash(password, account.email()));
    }

    /**
     * Gives an account another password for one that was forgotten: ends its sessions and forgives its failed log-ins, on running
     * servers within seconds.
     *
     * @throws InvalidInput if there is no such account, or the password cannot be taken
     */
    public Account resetPassword(String email, String password) {
        Account account = find(email)
                .orElseThrow(() -> new InvalidInput("email", "there is no account with this e-mail address"));
        String hash = passwords.hash(password, account.email());
        accounts.resetPassword(account.id(), hash, LoginThrottle.who(account.email()), clock.instant());
        return account;
    }

    /**
     * Removes an account and ends its sessions. Of superusers who remove each other at the same moment one is left.
     *
     * @return false if it is gone already, it is one's own, or whoever wants it is no superuser any more
     */
    public boolean remove(Account account, Account by) {
        return accounts.remove(account.id(), by.id());
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
        String address = typed(email);
        if (!EMAIL.matcher(address).matches()) {
            throw new InvalidInput("email", "An e-mail address looks like name@example.org.");
        }
        return address;
    }

    /** What was typed for an e-mail address, as far as it makes a difference. */
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
