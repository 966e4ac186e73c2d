package rollcall.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import rollcall.access.people.Account;
import rollcall.report.Product;

/**
 * A request for a page by somebody who is logged in.
 *
 * @param who the account
 * @param product the product of the page; null on pages that are about no product
 * @param products all products, for the switcher
 * @param path the path of the URL, without the query
 * @param query the query's parameters, the first value of each, and the variable parts of the path ("slug", "id"), which win
 * @param csrf the session's token; forms carry it as {@code _csrf}, masked when the page is written
 * @param today the UTC day of the request
 */
public record PageRequest(
        Account who,
        Product product,
        List<Product> products,
        String path,
        Map<String, String> query,
        String csrf,
        LocalDate today) {}
