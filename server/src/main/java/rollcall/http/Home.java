package rollcall.http;

import io.javalin.http.Context;
import java.util.List;
import rollcall.access.Accounts;
import rollcall.access.Products;
import rollcall.report.Product;

/** The bare address: leads to where the visitor is needed next. */
final class Home {
    private final Visitors visitors;
    private final Accounts accounts;
    private final Products products;
    private final LogInDoor logIn;

    Home(Visitors visitors, Accounts accounts, Products products, LogInDoor logIn) {
        this.visitors = visitors;
        this.accounts = accounts;
        this.products = products;
        this.logIn = logIn;
    }

    void show(Context context) {
        if (accounts.none()) {
            logIn.show(context);
            return;
        }
        Redirect.to(context, next(context));
    }

    private String next(Context context) {
        if (visitors.session(context).isEmpty()) {
            return "/login";
        }
        List<Product> all = products.all();
        return all.isEmpty() ? "/products/new" : "/p/" + all.get(0).slug() + "/overview";
    }
}
