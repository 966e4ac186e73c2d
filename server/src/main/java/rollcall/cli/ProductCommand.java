package rollcall.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import rollcall.product.HeartbeatSchema;
import rollcall.product.ProductFile;
import rollcall.product.TelemetryDocument;
import rollcall.product.mapped.MappingExample;
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

    @Command(
            name = "set",
            description = "Sets how a product's reports are read, and how much is kept of them on one day.")
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

    @Command(
            name = "apply",
            description =
                    "Makes a product as a file says: shows what differs and changes it, or shows that nothing does.")
    int apply(
            @Parameters(paramLabel = "FILE", description = "A product file, as product export writes it.") Path file,
            @Option(names = "--dry-run", description = "Shows what differs and changes nothing.") boolean dryRun) {
        // Before a database is started.
        ProductFile read = ProductFiles.read(file);
        try (CommandContext commandContext = rollcall.context()) {
            ProductFiles.apply(commandContext, file, read, dryRun);
        }
        return 0;
    }

    @Command(name = "export", description = "Writes a product as a file, in YAML.")
    int export(@Parameters(paramLabel = "SLUG", description = "The product.") String slug) {
        try (CommandContext commandContext = rollcall.context()) {
            System.out.print(ProductFiles.export(commandContext, commandContext.product(slug)));
        }
        return 0;
    }

    @Command(
            name = "example",
            description =
                    "Writes a product file with a mapping for a sender whose shape is public: posthog, syncthing, home-assistant or nextcloud.")
    int example(@Parameters(paramLabel = "NAME", description = "Which example.") String name) {
        System.out.print(MappingExample.of(name)
                .orElseThrow(() -> new CommandContext.Problem(
                        "there is no example " + name + "; product example --help names them"))
                .file());
        return 0;
    }

    @Command(
            name = "check",
            description =
                    "Fails if what a program sends, its document and its product file disagree. Needs no database.")
    int check(
            @Parameters(paramLabel = "FILE", index = "0", description = "A product file.") Path file,
            @Parameters(
                            paramLabel = "SAMPLE",
                            index = "1..*",
                            arity = "0..*",
                            description = "Files with bodies that the program sends.")
                    List<Path> samples,
            @Option(names = "--partial", description = "Not every field of the file has to be in a sample.")
                    boolean partial,
            @Option(
                            names = "--document",
                            paramLabel = "FILE",
                            description = "A text that product document wrote; it has to be up to date.")
                    Path document) {
        List<String> problems = ProductFiles.check(file, samples == null ? List.of() : samples, partial, document);
        problems.forEach(System.out::println);
        return problems.isEmpty() ? 0 : 1;
    }

    @Command(name = "document", description = "Writes what a product reports, for the people who run it, in Markdown.")
    int document(@Parameters(paramLabel = "FILE", description = "A product file.") Path file) {
        System.out.print(TelemetryDocument.of(ProductFiles.read(file)));
        return 0;
    }

    @Command(name = "schema", description = "Writes the JSON Schema of a product's heartbeat.")
    int schema(@Parameters(paramLabel = "FILE", description = "A product file.") Path file) {
        System.out.print(HeartbeatSchema.of(ProductFiles.read(file)));
        return 0;
    }

    private static String line(Product product) {
        Stream<String> settings = product.settings().stream().sorted().map(ProductSetting::code);
        return Stream.concat(Stream.of(product.slug(), product.preset(), product.name()), settings)
                .collect(Collectors.joining("\t"));
    }
}
