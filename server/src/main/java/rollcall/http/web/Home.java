package rollcall.http.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Optional;
import rollcall.access.people.Account;
import rollcall.access.people.Accounts;
import rollcall.access.people.Session;
import rollcall.http.request.Redirect;
import rollcall.http.request.SessionLookup;
import rollcall.http.request.SiteServices;
import rollcall.product.Products;
import rollcall.report.Product;

/**
 * The address {@code /}: shows all products, or leads to the page that the visitor needs next. Of a single product the Overview answers
 * more than its row would, so {@code /} leads there.
 */
public final class Home {
    private final SessionLookup sessionLookup;
    private final Accounts accounts;
    private final Products products;
    private final LogInEndpoint logIn;
    private final Handler allProducts;
    private final Handler noProduct;

    /**
     * @param allProducts shows a row for each product
     * @param noProduct shows maintainers that there is no product yet
     */
    public Home(
            SessionLookup sessionLookup,
            SiteServices.Entry entry,
            LogInEndpoint logIn,
            Handler allProducts,
            Handler noProduct) {
        this.sessionLookup = sessionLookup;
        this.accounts = entry.accounts();
        this.products = entry.products();
        this.logIn = logIn;
        this.allProducts = allProducts;
        this.noProduct = noProduct;
    }

    public void show(Context context) throws Exception {
        Optional<Session> session = sessionLookup.session(context);
        if (accounts.none()) {
            logIn.show(context);
        } else if (session.isEmpty()) {
            Redirect.to(context, "/login");
        } else {
            show(context, session.get().account());
        }
    }

    private void show(Context context, Account who) throws Exception {
        List<Product> all = products.all();
        if (all.size() > 1) {
            allProducts.handle(context);
        } else if (!all.isEmpty()) {
            Redirect.to(context, "/p/" + all.get(0).slug() + "/overview");
        } else if (who.superuser()) {
            Redirect.to(context, "/products/new");
        } else {
            noProduct.handle(context);
        }
    }
}
