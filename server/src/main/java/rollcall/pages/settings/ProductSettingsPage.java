package rollcall.pages.settings;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import rollcall.pages.FormReply;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.report.ProductSetting;

/** How are a product's reports read? Each setting has a tick. */
public final class ProductSettingsPage {
    private final ProductSettingChanges changes;

    public ProductSettingsPage(ProductSettingChanges changes) {
        this.changes = changes;
    }

    public Page show(PageRequest pageRequest) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "settings",
                Stream.of(ProductSetting.values()).map(SettingLine::of).toList());
        model.put("saved", pageRequest.query().containsKey("saved"));
        return new Page("product-settings", model);
    }

    /**
     * Saves the ticks that are not as the page showed them: what somebody else changed meanwhile stays.
     *
     * @param form a setting's code if it is ticked, and {@code was-} before the code with {@code true} if it was ticked when it was shown
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
}
