package rollcall.cli;

import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;
import rollcall.report.Product;
import rollcall.report.ProductSetting;

/** The options that set how a product's reports are read. A missing option changes nothing. */
final class ProductSettings {
    private final Map<ProductSetting, Boolean> given = new EnumMap<>(ProductSetting.class);

    @Option(
            names = "--service-instance-id-lasts",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description =
                    "Whether the program keeps its OpenTelemetry attribute service.instance.id as long as it is installed, so"
                            + " that instances can be counted by it. Without this it is rejected, because many programs make a"
                            + " new one at each start.")
    private void serviceInstanceIdLasts(boolean lasts) {
        given.put(ProductSetting.SERVICE_INSTANCE_ID_LASTS, lasts);
    }

    @Option(
            names = "--four-part-versions",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description =
                    "Whether the program's versions have four numbers, for example 30.0.2.2. Without this, four numbers of at most"
                            + " 255 each are taken for an internet address and not kept.")
    private void fourPartVersions(boolean four) {
        given.put(ProductSetting.FOUR_PART_VERSIONS, four);
    }

    boolean isEmpty() {
        return given.isEmpty();
    }

    /** Saves the given settings of the product and records the change in the audit log. */
    void apply(CommandContext commandContext, Product product) {
        commandContext.settings().apply(product, given, CommandContext.BY);
    }
}
