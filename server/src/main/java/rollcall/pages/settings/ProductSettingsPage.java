package rollcall.pages.settings;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import rollcall.pages.FormReply;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.QuotaUse;
import rollcall.product.TestMode;
import rollcall.product.quotas.ProductQuotas;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.report.ProductSetting;
import rollcall.report.quota.DailyAmounts;
import rollcall.report.quota.Quota;
import rollcall.sender.audit.AuditLog;

/**
 * The page that answers: how are a product's reports read? It has a checkbox for each setting, the product's quotas with
 * what is used of them today, and its test mode.
 */
public final class ProductSettingsPage {
    /** What the page takes in its URL. */
    public static final PageParameters PARAMETERS = PageParameters.of(
            Parameter.bare("saved"),
            Parameter.matching(
                    "cleared",
                    value -> value.matches("\\d{1,9}"),
                    "It is no number of instances.",
                    "a number of instances"));

    private final ProductSettingChanges changes;
    private final ProductQuotas quotas;
    private final TestMode testMode;
    private final ToIntFunction<Product> clear;
    private final AuditLog auditLog;

    /** @param clear clears the test instances of a product, as far as there is time; returns how many */
    public ProductSettingsPage(
            ProductSettingChanges changes,
            ProductQuotas quotas,
            TestMode testMode,
            ToIntFunction<Product> clear,
            AuditLog auditLog) {
        this.changes = changes;
        this.quotas = quotas;
        this.testMode = testMode;
        this.clear = clear;
        this.auditLog = auditLog;
    }

    public Page show(PageRequest pageRequest) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "settings",
                Stream.of(ProductSetting.values()).map(SettingLine::of).toList());
        model.put("saved", pageRequest.query().containsKey("saved"));
        Optional.ofNullable(pageRequest.query().get("cleared"))
                .ifPresent(cleared -> model.put("cleared", Integer.valueOf(cleared)));
        DailyAmounts used = quotas.usedToday(pageRequest.product());
        model.put(
                "quotas",
                Stream.of(Quota.values())
                        .map(quota -> QuotaUse.of(quota, pageRequest.product().quotas(), used))
                        .toList());
        model.put("inTestMode", testMode.isOn(pageRequest.product()));
        model.put("testInstances", testMode.instances(pageRequest.product()));
        return new Page("product-settings", model);
    }

    /**
     * Saves the checkboxes that differ from what the page showed, so that settings that somebody else changed meanwhile stay.
     *
     * @param form the code of each ticked setting, and for each setting shown {@code was-} and its code with {@code true} if it was ticked
     *     when the page was shown
     */
    public FormReply save(PageRequest pageRequest, Map<String, String> form) {
        Map<ProductSetting, Boolean> changed = new EnumMap<>(ProductSetting.class);
        for (ProductSetting setting : ProductSetting.values()) {
            String shown = form.get("was-" + setting.code());
            boolean on = form.containsKey(setting.code());
            if (shown != null && on != Boolean.parseBoolean(shown)) {
                changed.put(setting, on);
            }
        }
        changes.apply(pageRequest.product(), changed, pageRequest.who().email());
        return new FormReply.SeeOther("/p/" + pageRequest.product().slug() + "/product-settings?saved");
    }

    /**
     * Saves the quotas that differ from what the page showed.
     *
     * @param form the amount of each quota by its code, and {@code was-} and its code with the amount that the page showed
     * @throws InvalidInput if one of them is no amount; then none is saved
     */
    public FormReply quotas(PageRequest pageRequest, Map<String, String> form) {
        Map<Quota, Long> changed = new EnumMap<>(Quota.class);
        for (Quota quota : Quota.values()) {
            String typed = form.get(quota.code());
            if (typed != null && !typed.strip().equals(form.get("was-" + quota.code()))) {
                changed.put(quota, ProductQuotas.amount(quota, typed));
            }
        }
        changes.applyQuotas(pageRequest.product(), changed, pageRequest.who().email());
        return new FormReply.SeeOther("/p/" + pageRequest.product().slug() + "/product-settings?saved#quotas");
    }

    /**
     * Begins or ends test mode, or clears the test instances.
     *
     * @param form {@code what} is {@code begin}, {@code end} or {@code clear}
     * @throws InvalidInput if it is anything else
     */
    public FormReply test(PageRequest pageRequest, Map<String, String> form) {
        Product product = pageRequest.product();
        String what = form.getOrDefault("what", "");
        String outcome = "saved";
        switch (what) {
            case "begin" -> testMode.begin(product);
            case "end" -> testMode.end(product);
            case "clear" -> outcome = "cleared=" + clear.applyAsInt(product);
            default -> throw new InvalidInput("what", "Use the page's own buttons.");
        }
        auditLog.action("test-mode", pageRequest.who().email(), Map.of("product", product.slug(), "what", what));
        return new FormReply.SeeOther("/p/" + product.slug() + "/product-settings?" + outcome + "#test-mode");
    }
}
