package rollcall.advisory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.report.VersionInterval;

/**
 * A product of a CSAF document's product tree.
 *
 * @param name of the branch {@code product_name}, which several versions share; its full name if there is no such branch
 * @param kind the category of its own branch: {@code product_version}, {@code product_version_range}, or anything else
 * @param place of its version
 */
record CsafProduct(String name, String kind, JsonPlace place) {
    private static final String VERSION = "product_version";
    private static final String RANGE = "product_version_range";
    private static final String NAME = "product_name";

    /** All products by their identifiers. A component of another product is the component. */
    static Map<String, CsafProduct> of(JsonPlace tree) {
        Map<String, CsafProduct> products = new HashMap<>();
        tree.list("branches").forEach(branch -> addBranch(branch, "", products));
        tree.list("full_product_names").forEach(each -> add(each, "", "", each, products));
        for (JsonPlace relationship : tree.list("relationships")) {
            JsonPlace reference = relationship.required("product_reference");
            JsonPlace whole = relationship.required("full_product_name");
            CsafProduct component = products.get(reference.text());
            if (component == null) {
                throw reference.wrong("the product_tree has no product of this product_id.");
            }
            products.put(whole.required("product_id").text(), component);
        }
        return products;
    }

    private static void addBranch(JsonPlace branch, String above, Map<String, CsafProduct> products) {
        String kind = branch.required("category").text();
        JsonPlace place = branch.required("name");
        String name = kind.equals(NAME) ? place.text() : above;
        branch.list("branches").forEach(each -> addBranch(each, name, products));
        branch.member("product").ifPresent(product -> add(product, name, kind, place, products));
    }

    private static void add(
            JsonPlace product, String name, String kind, JsonPlace place, Map<String, CsafProduct> products) {
        String shown = name.isEmpty() ? product.required("name").text() : name;
        products.put(product.required("product_id").text(), new CsafProduct(shown, kind, place));
    }

    boolean hasVersions() {
        return kind.equals(VERSION) || kind.equals(RANGE);
    }

    /** Its versions, if it {@link #hasVersions}. */
    List<VersionInterval> versions() {
        return kind.equals(RANGE) ? AffectedRanges.ofVers(place) : List.of(AffectedRanges.one(place.version()));
    }

    /** Its version as it is written; empty if it is not one. */
    String single() {
        return kind.equals(VERSION) ? place.text() : "";
    }
}
