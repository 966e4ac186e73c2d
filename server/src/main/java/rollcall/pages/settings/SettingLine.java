package rollcall.pages.settings;

import rollcall.report.ProductSetting;

/** A setting of a product in words: what is true of the program if the checkbox is ticked, and what follows from it. */
public record SettingLine(ProductSetting what, String title, String hint) {
    static SettingLine of(ProductSetting setting) {
        return switch (setting) {
            case SERVICE_INSTANCE_ID_LASTS ->
                new SettingLine(
                        setting,
                        "service.instance.id lasts as long as the installation",
                        "Then OpenTelemetry's attribute of this name tells one installation from another. Without the tick it is rejected,"
                                + " because many programs make a new one at each start.");
            case FOUR_PART_VERSIONS ->
                new SettingLine(
                        setting,
                        "Versions have four numbers, for example 30.0.2.2",
                        "Without the tick, four numbers of at most 255 each are taken for an internet address and not kept.");
        };
    }
}
