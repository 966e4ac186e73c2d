package rollcall;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import rollcall.access.Accounts;
import rollcall.access.ApiKeys;
import rollcall.access.LogIn;
import rollcall.access.LoginThrottle;
import rollcall.access.Products;
import rollcall.access.Sessions;
import rollcall.access.SetupLink;
import rollcall.http.Server;
import rollcall.http.Site;
import rollcall.pages.AccountsPage;
import rollcall.pages.KeysPage;
import rollcall.pages.PasswordPage;
import rollcall.pages.ProductPage;
import rollcall.store.AccountDao;
import rollcall.store.ApiKeyDao;
import rollcall.store.Database;
import rollcall.store.LoginFailureDao;
import rollcall.store.PermittedFieldDao;
import rollcall.store.ProductDao;
import rollcall.store.SessionDao;
import rollcall.store.SetupLinkDao;
import rollcall.store.embedded.EmbeddedPostgres;

/** Every object of a running server, built in flow order; the one file that knows all rooms. */
public final class Wiring implements AutoCloseable {
    private final Database database;
    private final Optional<String> setupPath;
    private final Server server;

    private Wiring(Settings settings, Clock clock) {
        database = Database.open(settings.databaseUrl(), settings.dataDir(), EmbeddedPostgres.Use.SERVER);
        Jdbi jdbi = database.jdbi();

        AccountDao accountDao = jdbi.onDemand(AccountDao.class);
        Products products =
                new Products(jdbi.onDemand(ProductDao.class), jdbi.onDemand(PermittedFieldDao.class), clock);
        ApiKeys keys = new ApiKeys(jdbi.onDemand(ApiKeyDao.class), products, clock);
        Accounts accounts = new Accounts(accountDao, clock);
        Sessions sessions = new Sessions(jdbi.onDemand(SessionDao.class), clock);
        LogIn logIn = new LogIn(accounts, new LoginThrottle(jdbi.onDemand(LoginFailureDao.class), clock));
        SetupLink setupLink = new SetupLink(jdbi.onDemand(SetupLinkDao.class), accountDao, clock);
        setupPath = setupLink.issue();

        Site site = new Site(
                new Site.Entry(accounts, sessions, logIn, setupLink, products),
                new Site.Pages(
                        new ProductPage(products),
                        new KeysPage(keys),
                        new AccountsPage(accounts),
                        new PasswordPage(accounts, logIn, sessions)),
                database::answers,
                clock);
        server = Server.start(settings.host(), settings.port(), site);
    }

    /**
     * Starts a server: database up, migrated, jobs running, HTTP listening.
     *
     * @throws rollcall.store.DatabaseProblem if there is no database to be had
     */
    public static Wiring start(Settings settings, Clock clock) {
        return new Wiring(settings, clock);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** As psql takes it, with the password. */
    public String databaseUrl() {
        return database.url();
    }

    /** The path of the one-time link that creates the first superuser, as long as there is no account. */
    public Optional<String> setupPath() {
        return setupPath;
    }

    /** Stops accepting, finishes accepted work, then stops the jobs and the database. */
    @Override
    public void close() {
        server.close();
        database.close();
    }
}
