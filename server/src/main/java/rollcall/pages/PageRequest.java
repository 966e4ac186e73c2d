package rollcall.pages;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rollcall.access.people.Account;
import rollcall.report.Product;

/**
 * A request for a page, sent by a person who is logged in.
 *
 * @param who the account of that person
 * @param product the product of the page; null on pages that are not about one product
 * @param products all products, for the menu that switches between them
 * @param path the path of the URL, without the query
 * @param query the query's parameters, the first value of each, as {@link PageParameters} has read them
 * @param csrf the session's token against forged requests; forms contain it as {@code _csrf}, masked
 * @param today the UTC day of the request
 */
public record PageRequest(
        Account who,
        Product product,
        List<Product> products,
        String path,
        Map<String, String> query,
        String csrf,
        LocalDate today) {
    /** This request with other parameters. */
    public PageRequest with(Map<String, String> parameters) {
        return to(path, parameters);
    }

    /** The same person's request for another page of the product. */
    public PageRequest to(String other, Map<String, String> parameters) {
        return new PageRequest(who, product, products, other, parameters, csrf, today);
    }

    /** This request for a page, without the parameters that open forms on it. */
    public PageRequest plain(String page, Collection<String> forms) {
        Map<String, String> parameters = new LinkedHashMap<>(query);
        parameters.keySet().removeAll(forms);
        return to(page, parameters);
    }
}
