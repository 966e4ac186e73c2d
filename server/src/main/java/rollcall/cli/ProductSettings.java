package rollcall.cli;

import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rollcall.product.quotas.ProductQuotas;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.report.ProductSetting;
import rollcall.report.quota.Quota;

/** The options that set how a product's reports are read, and how much of them is kept. A missing option changes nothing. */
final class ProductSettings {
    private final Map<ProductSetting, Boolean> given = new EnumMap<>(ProductSetting.class);
    private final Map<Quota, Long> quotas = new EnumMap<>(Quota.class);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

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

    @Option(
            names = "--events-a-day",
            paramLabel = "N",
            description =
                    "How many events of the product are kept on one UTC day at most. Further ones are rejected until the next.")
    private void eventsADay(String amount) {
        quota(Quota.EVENTS, amount);
    }

    @Option(
            names = "--bytes-a-day",
            paramLabel = "N",
            description = "How many bytes of its heartbeats and events are kept on one UTC day at most.")
    private void bytesADay(String amount) {
        quota(Quota.BYTES, amount);
    }

    @Option(
            names = "--new-instances-a-day",
            paramLabel = "N",
            description =
                    "How many instances are taken on one UTC day at most that sent no report before. Known ones go on reporting.")
    private void newInstancesADay(String amount) {
        quota(Quota.NEW_INSTANCES, amount);
    }

    private void quota(Quota quota, String amount) {
        try {
            quotas.put(quota, ProductQuotas.amount(quota, amount));
        } catch (InvalidInput e) {
            throw new ParameterException(command.commandLine(), "--" + quota.option() + ": " + e.getMessage());
        }
    }

    boolean isEmpty() {
        return given.isEmpty() && quotas.isEmpty();
    }

    /** Saves the given settings of the product and records the change in the audit log. */
    void apply(CommandContext commandContext, Product product) {
        commandContext.settings().apply(product, given, CommandContext.BY);
        commandContext.settings().applyQuotas(product, quotas, CommandContext.BY);
    }
}
