package rollcall.pages.settings;

import java.util.Map;
import rollcall.product.Products;
import rollcall.report.Product;
import rollcall.report.ProductSetting;
import rollcall.sender.audit.AuditLog;

/** Sets how a product's reports are read, and writes down who did; for the page and for the command line. */
public final class ProductSettingChanges {
    private final Products products;
    private final AuditLog auditLog;

    public ProductSettingChanges(Products products, AuditLog auditLog) {
        this.products = products;
        this.auditLog = auditLog;
    }

    /**
     * Switches settings on or off; what is left out stays as it is.
     *
     * @param by who does it, as the audit log names them
     */
    public void apply(Product product, Map<ProductSetting, Boolean> said, String by) {
        said.forEach((setting, on) -> {
            products.set(product, setting, on);
            auditLog.action("product-set", by, Map.of("product", product.slug(), "setting", setting.code(), "on", on));
        });
    }
}
