package rollcall.pages.settings;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import rollcall.pages.FormReply;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.report.ProductSetting;

/** The page that answers: how are a product's reports read? It has a checkbox for each setting. */
public final class ProductSettingsPage {
    /** What the page takes in its URL. */
    public static final PageParameters PARAMETERS = PageParameters.of(Parameter.bare("saved"));

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
}
