package rollcall.pages.settings;

import rollcall.pages.text.Messages;
import rollcall.report.ProductSetting;

/** A setting of a product in words: what is true of the program if the checkbox is ticked, and what follows from it. */
public record SettingLine(ProductSetting what, String title, String hint) {
    static SettingLine of(ProductSetting setting) {
        return new SettingLine(
                setting,
                Messages.get("settings.setting-" + setting.code()),
                Messages.get("settings.hint-" + setting.code()));
    }
}
