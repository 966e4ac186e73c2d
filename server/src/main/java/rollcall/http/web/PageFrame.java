package rollcall.http.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.http.request.Cookies;
import rollcall.intake.space.Shortage;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.chart.Comparing;
import rollcall.pages.text.Moment;
import rollcall.report.Product;

/** What the frame around a page shows of its request: who is logged in, the products, and the entry of the side bar. */
final class PageFrame {
    private PageFrame() {}

    /** The values by the names that the frame's template uses. Also remembers the page's product in this browser. */
    static Map<String, Object> of(Context context, PageRequest pageRequest, Optional<Shortage> shortage, Instant now) {
        Map<String, Object> frame = new HashMap<>();
        frame.put("who", pageRequest.who());
        frame.put("product", shown(context, pageRequest));
        frame.put(
                "products",
                pageRequest.products().stream().sorted(Product.BY_NAME).toList());
        frame.put("path", pageRequest.path());
        frame.put("section", section(pageRequest));
        frame.put("compareQuery", compare(pageRequest));
        frame.put("samePage", ProductSwitch.page(pageRequest));
        frame.put("csrf", pageRequest.csrf());
        frame.put("testUntil", testUntil(pageRequest.product(), now));
        frame.put("shortage", shortage.orElse(null));
        return frame;
    }

    /** The end of the test mode in which the page's product is; null if it is in none. */
    private static @Nullable Moment testUntil(@Nullable Product product, Instant now) {
        return product == null || !product.isInTestMode(now) ? null : Moment.of(product.testUntil(), now);
    }

    /** The comparison of the page, for links to pages that compare too: "compare=year"; empty if it does not compare. */
    private static String compare(PageRequest pageRequest) {
        String compare = pageRequest.query().get(Comparing.PARAMETER);
        return compare == null
                ? ""
                : Query.of(Map.of(Comparing.PARAMETER, compare)).substring(1);
    }

    /**
     * The product whose pages the side bar lists: the page's own product, otherwise the one shown last in this browser; null if there is
     * neither.
     */
    private static @Nullable Product shown(Context context, PageRequest pageRequest) {
        if (pageRequest.product() == null) {
            String last = Cookies.product(context);
            List<Product> all = pageRequest.products();
            return all.stream()
                    .filter(product -> all.size() == 1 || product.slug().equals(last))
                    .findFirst()
                    .orElse(null);
        }
        if (!pageRequest.product().slug().equals(Cookies.product(context))) {
            Cookies.keepProduct(context, pageRequest.product().slug());
        }
        return pageRequest.product();
    }

    /** The entry of the side bar that the page belongs to: the part after the product's slug, or the first part. */
    private static String section(PageRequest pageRequest) {
        if (pageRequest.path().equals("/")) {
            return "home";
        }
        String[] parts = pageRequest.path().split("/");
        int at = pageRequest.product() == null ? 1 : 3;
        String section = parts.length > at ? parts[at] : "";
        return switch (section) {
            case "funnels" -> "events";
            case "upload" -> "connect";
            default -> section;
        };
    }
}
