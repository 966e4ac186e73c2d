package rollcall.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import rollcall.report.Product;

@Command(name = "product", description = "The programs whose instances report.")
final class ProductCommand {
    @ParentCommand
    private RollcallCommand rollcall;

    @Command(name = "add", description = "Adds a product.")
    int add(
            @Parameters(paramLabel = "SLUG", description = "Its name in URLs: a-z, 0-9 and the hyphen.") String slug,
            @Option(
                            names = "--preset",
                            required = true,
                            paramLabel = "PRESET",
                            description =
                                    "What may be kept of its reports: eventyay, penpot, timetracker, rollcall or none.")
                    String preset,
            @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "Its name on pages.")
                    String name) {
        try (Rooms rooms = rollcall.rooms()) {
            Product added = rooms.products().add(slug, name, preset);
            rooms.log("product-added", Map.of("product", added.slug(), "preset", added.preset()));
            System.out.println(added.slug());
        }
        return 0;
    }

    @Command(name = "list", description = "Lists the products: slug, preset and name, with tabs between them.")
    int list() {
        try (Rooms rooms = rollcall.rooms()) {
            rooms.products()
                    .all()
                    .forEach(product ->
                            System.out.println(String.join("\t", product.slug(), product.preset(), product.name())));
        }
        return 0;
    }
}
