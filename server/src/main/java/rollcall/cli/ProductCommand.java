package rollcall.cli;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import rollcall.report.Product;
import rollcall.report.ProductSetting;

@Command(name = "product", description = "The programs whose instances report.")
final class ProductCommand {
    @ParentCommand
    private RollcallCommand rollcall;

    @Command(name = "add", description = "Adds a product, in test mode for its first hour.")
    int add(
            @Parameters(paramLabel = "SLUG", description = "Its name in URLs: a-z, 0-9 and the hyphen.") String slug,
            @Option(
                            names = "--preset",
                            required = true,
                            paramLabel = "PRESET",
                            description =
                                    "What may be kept of its reports: eventyay, penpot, timetracker, otel, rollcall or none.")
                    String preset,
            @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "Its name on pages.")
                    String name,
            @Option(
                            names = "--no-test-mode",
                            description =
                                    "Instances may not report more often than later in its first hour either, and are no test instances.")
                    boolean noTestMode,
            @Mixin ProductSettings settings) {
        try (CommandContext commandContext = rollcall.context()) {
            Product added = commandContext.products().add(slug, name, preset);
            commandContext.log("product-added", Map.of("product", added.slug(), "preset", added.preset()));
            settings.apply(commandContext, added);
            if (!noTestMode) {
                commandContext.beginTestMode(added);
            }
            System.out.println(added.slug());
        }
        return 0;
    }

    @Command(name = "set", description = "Sets how a product's reports are read.")
    int set(
            @Parameters(paramLabel = "SLUG", description = "The product.") String slug,
            @Mixin ProductSettings settings) {
        if (settings.isEmpty()) {
            throw new CommandContext.Problem("product set wants to know what to set; product set --help names it");
        }
        try (CommandContext commandContext = rollcall.context()) {
            settings.apply(commandContext, commandContext.product(slug));
        }
        return 0;
    }

    @Command(
            name = "list",
            description =
                    "Lists the products: slug, preset and name, and the settings that are on, with tabs between them.")
    int list() {
        try (CommandContext commandContext = rollcall.context()) {
            commandContext.products().all().forEach(product -> System.out.println(line(product)));
        }
        return 0;
    }

    private static String line(Product product) {
        Stream<String> settings = product.settings().stream().sorted().map(ProductSetting::code);
        return Stream.concat(Stream.of(product.slug(), product.preset(), product.name()), settings)
                .collect(Collectors.joining("\t"));
    }
}
