package rollcall.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import rollcall.access.people.Account;
import rollcall.report.Product;

/**
 * Somebody who is logged in asks for a page.
 *
 * @param who asks
 * @param product the chosen one; null on pages that are about no product
 * @param products all there are, for the switcher
 * @param path of the URL, without the query
 * @param query the query's parameters, the first value of each, and the variable parts of the path ("slug", "id"), which win
 * @param csrf the session's token; forms carry it as {@code _csrf}, masked when the page is written
 * @param today the day in UTC
 */
public record PageRequest(
        Account who,
        Product product,
        List<Product> products,
        String path,
        Map<String, String> query,
        String csrf,
        LocalDate today) {}
