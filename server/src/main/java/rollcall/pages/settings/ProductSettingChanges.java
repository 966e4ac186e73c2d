package rollcall.pages.settings;

import java.util.Map;
import rollcall.product.Products;
import rollcall.product.quotas.ProductQuotas;
import rollcall.report.Product;
import rollcall.report.ProductSetting;
import rollcall.report.quota.Quota;
import rollcall.sender.audit.AuditLog;

/**
 * Changes the settings by which a product's reports are read and its quotas, and records each change in the audit log. The page and the command line use
 * it.
 */
public final class ProductSettingChanges {
    private final Products products;
    private final ProductQuotas quotas;
    private final AuditLog auditLog;

    public ProductSettingChanges(Products products, ProductQuotas quotas, AuditLog auditLog) {
        this.products = products;
        this.quotas = quotas;
        this.auditLog = auditLog;
    }

    /**
     * Switches settings on or off. A setting that the map does not name stays as it is.
     *
     * @param product the product
     * @param said the new values
     * @param by who changes them, as the audit log names the person
     */
    public void apply(Product product, Map<ProductSetting, Boolean> said, String by) {
        said.forEach((setting, on) -> {
            products.set(product, setting, on);
            auditLog.action("product-set", by, Map.of("product", product.slug(), "setting", setting.code(), "on", on));
        });
    }

    /** Sets quotas. One that the map does not name stays as it is. */
    public void applyQuotas(Product product, Map<Quota, Long> said, String by) {
        said.forEach((quota, amount) -> {
            quotas.set(product, quota, amount);
            auditLog.action(
                    "product-set", by, Map.of("product", product.slug(), "setting", quota.option(), "amount", amount));
        });
    }
}
