package rollcall.http;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import rollcall.access.Accounts;
import rollcall.access.LogIn;
import rollcall.access.Products;
import rollcall.access.Sessions;
import rollcall.access.SetupLink;
import rollcall.pages.AccountsPage;
import rollcall.pages.KeysPage;
import rollcall.pages.PasswordPage;
import rollcall.pages.ProductPage;

/**
 * Everything that the table of routes leads to.
 *
 * @param entry who may come in
 * @param pages the pages behind the log-in
 * @param databaseAnswers whether reports and pages can be served at all
 */
public record Site(Entry entry, Pages pages, BooleanSupplier databaseAnswers, Clock clock) {
    /** Who is asking, and about what. */
    public record Entry(Accounts accounts, Sessions sessions, LogIn logIn, SetupLink setupLink, Products products) {}

    /** The pages behind the log-in. */
    public record Pages(ProductPage product, KeysPage keys, AccountsPage accounts, PasswordPage password) {}
}
