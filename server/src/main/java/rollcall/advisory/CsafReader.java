package rollcall.advisory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.advisory.ReadAdvisory.Format;

/** Reads the Common Security Advisory Framework 2.0 (docs.oasis-open.org/csaf/csaf/v2.0). */
final class CsafReader {
    private static final List<String> AFFECTED = List.of("known_affected", "first_affected", "last_affected");
    private static final List<String> FIXED = List.of("first_fixed", "fixed");

    /** CVSS 2 has no higher word. */
    private static final double HIGH_OF_V2 = 7;

    private CsafReader() {}

    static ReadAdvisory read(JsonPlace file) {
        JsonPlace document = file.required("document");
        JsonPlace tracking = document.required("tracking");
        Map<String, CsafProduct> products = CsafProduct.of(file.required("product_tree"));
        AffectedPackages packages = new AffectedPackages();
        Severity severity = Severity.NOT_RATED;
        for (JsonPlace vulnerability : file.list("vulnerabilities")) {
            vulnerability.member("product_status").ifPresent(status -> readStatus(status, products, packages));
            severity = severity.or(severity(vulnerability));
        }
        return new ReadAdvisory(
                Format.CSAF,
                tracking.required("id").text(),
                JsonPlace.title(document.required("title").text()),
                severity == Severity.NOT_RATED ? aggregate(document) : severity,
                tracking.required("initial_release_date").day(),
                link(document, file),
                packages.all(file.required("vulnerabilities")));
    }

    private static void readStatus(JsonPlace status, Map<String, CsafProduct> products, AffectedPackages packages) {
        for (JsonPlace id : ids(status, AFFECTED)) {
            CsafProduct product = product(id, products);
            if (product.hasVersions()) {
                packages.add(product.name(), product.place(), product.versions(), List.of());
            } else {
                packages.addUnknown(product.name(), product.place());
            }
        }
        for (JsonPlace id : ids(status, FIXED)) {
            CsafProduct product = product(id, products);
            packages.addFixed(product.name(), product.single());
        }
    }

    private static List<JsonPlace> ids(JsonPlace status, List<String> names) {
        return names.stream().flatMap(name -> status.list(name).stream()).toList();
    }

    private static CsafProduct product(JsonPlace id, Map<String, CsafProduct> products) {
        return Optional.ofNullable(products.get(id.text()))
                .orElseThrow(() -> id.wrong("the product_tree has no product of this product_id."));
    }

    private static Severity severity(JsonPlace vulnerability) {
        Severity worst = Severity.NOT_RATED;
        for (JsonPlace score : vulnerability.list("scores")) {
            worst = worst.or(score.member("cvss_v3").map(CsafReader::ofV3).orElse(Severity.NOT_RATED));
            worst = worst.or(score.member("cvss_v2")
                    .map(each -> each.required("baseScore"))
                    .map(each -> Severity.ofScore(Math.min(number(each), HIGH_OF_V2)))
                    .orElse(Severity.NOT_RATED));
        }
        return worst;
    }

    private static Severity ofV3(JsonPlace score) {
        return Severity.named(score.textOrNone("baseSeverity"))
                .orElseGet(() -> Severity.ofScore(number(score.required("baseScore"))));
    }

    private static double number(JsonPlace place) {
        if (!place.value().isNumber()) {
            throw place.wrong("this has to be a number.");
        }
        return place.value().doubleValue();
    }

    private static Severity aggregate(JsonPlace document) {
        return document.member("aggregate_severity")
                .flatMap(each -> Severity.named(each.required("text").text()))
                .orElse(Severity.NOT_RATED);
    }

    /** The document's own address, or any that it or its vulnerabilities name. */
    private static String link(JsonPlace document, JsonPlace file) {
        List<JsonPlace> own = document.list("references");
        Stream<JsonPlace> self =
                own.stream().filter(each -> each.textOrNone("category").equals("self"));
        Stream<JsonPlace> others =
                file.list("vulnerabilities").stream().flatMap(each -> each.list("references").stream());
        return JsonPlace.link(Stream.of(self, own.stream(), others)
                .flatMap(each -> each)
                .map(each -> each.required("url").text())
                .toList());
    }
}
