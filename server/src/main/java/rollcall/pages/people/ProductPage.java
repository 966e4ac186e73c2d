package rollcall.pages.people;

import java.util.List;
import java.util.Map;
import rollcall.pages.FormReply;
import rollcall.pages.KeyIssue;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Messages;
import rollcall.product.Products;
import rollcall.product.ShortName;
import rollcall.product.TestMode;
import rollcall.report.Product;
import rollcall.sender.audit.AuditLog;

/** Adds a product. It is the first page after the set-up. */
public final class ProductPage {
    private final Products products;
    private final TestMode testMode;
    private final KeyIssue keyIssue;
    private final AuditLog auditLog;

    /** A preset that the form offers. */
    public record Preset(String code, String name, String says) {}

    public ProductPage(Products products, TestMode testMode, KeyIssue keyIssue, AuditLog auditLog) {
        this.products = products;
        this.testMode = testMode;
        this.keyIssue = keyIssue;
        this.auditLog = auditLog;
    }

    /** The page for maintainers as long as there is no product. It says whom to ask. */
    public Page none(PageRequest pageRequest) {
        return new Page("no-product", Map.of());
    }

    /** The form. Only superusers reach it. */
    public Page show(PageRequest pageRequest) {
        return new Page(
                "product-new",
                Map.of(
                        "first",
                        pageRequest.products().isEmpty(),
                        "presets",
                        presets(),
                        "form",
                        Map.of("preset", "none", "test", "on")));
    }

    private static List<Preset> presets() {
        return List.of(
                preset("eventyay", "Eventyay"),
                preset("penpot", "Penpot"),
                preset("timetracker", "TimeTracker"),
                preset("otel", "OpenTelemetry"),
                preset("rollcall", Messages.get("people.preset-rollcall-name")),
                preset("none", Messages.get("people.preset-none-name")));
    }

    private static Preset preset(String code, String name) {
        return new Preset(code, name, Messages.get("people.preset-" + code));
    }

    /**
     * Adds a product, in test mode if that is ticked, issues its first key and redirects to its Connect page, which shows the key. Without a short
     * name the product gets the one that its name makes.
     */
    public FormReply add(PageRequest pageRequest, Map<String, String> form) {
        String name = form.getOrDefault("name", "");
        String slug = form.getOrDefault("slug", "").strip();
        Product added =
                products.add(slug.isEmpty() ? ShortName.of(name) : slug, name, form.getOrDefault("preset", "none"));
        auditLog.action(
                "product-added", pageRequest.who().email(), Map.of("product", added.slug(), "preset", added.preset()));
        if (form.containsKey("test")) {
            testMode.begin(added);
        }
        String key = keyIssue.issue(pageRequest, added, Messages.get("people.first-key"));
        return new FormReply.SeeKey("/p/" + added.slug() + "/connect", key);
    }
}
