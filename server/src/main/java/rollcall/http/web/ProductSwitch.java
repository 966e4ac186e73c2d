package rollcall.http.web;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rollcall.pages.NotFound;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.chart.Comparing;
import rollcall.report.Product;

/** Where the menu of products leads: to the page of the other product that answers the same question, over the same days. */
final class ProductSwitch {
    /** The pages that every product has. A page about one instance or one event belongs to the list of them. */
    private static final Set<String> PAGES = Set.of(
            "overview",
            "versions",
            "upgrades",
            "retention",
            "plugins",
            "release-health",
            "reach",
            "coverage",
            "advisories",
            "support",
            "metrics",
            "performance",
            "environment",
            "explore",
            "events",
            "errors",
            "funnels",
            "instances",
            "refusals",
            "connect",
            "upload",
            "keys",
            "fields",
            "product-settings",
            "mapping",
            "annotations");

    /** The parameters that mean the same for every product. */
    private static final List<String> KEPT = List.of("range", Comparing.PARAMETER);

    private ProductSwitch() {}

    /** The address of the page behind the product's own: "/versions?range=30". From a page about no product, the Overview's. */
    static String page(PageRequest pageRequest) {
        String[] parts = pageRequest.path().split("/");
        if (pageRequest.product() == null || parts.length < 4 || !PAGES.contains(parts[3])) {
            return "/overview";
        }
        Map<String, String> kept = new LinkedHashMap<>();
        KEPT.stream()
                .filter(pageRequest.query()::containsKey)
                .forEach(name -> kept.put(name, pageRequest.query().get(name)));
        return "/" + parts[3] + Query.of(kept);
    }

    /**
     * The product that the path names; null if it names none.
     *
     * @throws NotFound if there is no such product
     */
    static @Nullable Product chosen(Context context, List<Product> all) {
        String slug = context.pathParamMap().get("slug");
        if (slug == null) {
            return null;
        }
        return all.stream()
                .filter(product -> product.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no product of this name. Choose one from the menu."));
    }
}
