package rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.gate.vocabulary.Field;
import rollcall.intake.sample.SampleCheck;
import rollcall.mapping.InvalidYaml;
import rollcall.product.ProductChanges;
import rollcall.product.ProductFile;
import rollcall.product.ProductFileReader;
import rollcall.product.ProductFileWriter;
import rollcall.product.TelemetryDocument;
import rollcall.product.fields.KeptFields;
import rollcall.report.InvalidInput;
import rollcall.report.Product;

/** The work of the commands about product files. */
final class ProductFiles {
    /** Most bytes of a file that is read; what a product file may have is less, see {@link ProductFileReader#LONGEST}. */
    private static final long LARGEST = 16 << 20;

    private ProductFiles() {}

    /** @throws CommandContext.Problem with the place and the sentence, if the file is wrong */
    static ProductFile read(Path path) {
        String text = text(path);
        try {
            return ProductFileReader.read(text);
        } catch (InvalidYaml e) {
            throw problem(path, e);
        }
    }

    /**
     * Shows what a file changes, and changes it; see {@code product apply}.
     *
     * @param path where the file was read
     */
    static void apply(CommandContext commandContext, Path path, ProductFile file, boolean dryRun) {
        Optional<Product> known = commandContext.products().bySlug(file.slug());
        if (known.isEmpty()) {
            System.out.println("+ product " + file.slug() + ", preset " + file.preset());
        }
        Product product = known.orElseGet(() -> dryRun ? draft(file) : added(commandContext, file));
        List<KeptFields.Kept> kept =
                known.isEmpty() ? List.of() : commandContext.keptFields().kept(product);
        try {
            ProductChanges changes = ProductChanges.between(
                    product,
                    kept.stream().map(KeptFields.Kept::field).toList(),
                    known.flatMap(commandContext.mappings()::of).orElse(null),
                    file);
            changes.lines().forEach(System.out::println);
            if (known.isPresent() && changes.isNothing()) {
                System.out.println("Nothing to change.");
            } else if (dryRun) {
                System.out.println("Nothing was changed.");
            } else {
                apply(commandContext, product, changes);
            }
        } catch (InvalidYaml e) {
            throw problem(path, e);
        } catch (InvalidInput e) {
            throw new CommandContext.Problem(path + ": " + e.field() + ": " + e.getMessage());
        }
    }

    private static void apply(CommandContext commandContext, Product product, ProductChanges changes) {
        commandContext.keptFields().apply(product, changes, CommandContext.BY);
        if (changes.name() != null) {
            commandContext.products().rename(product, changes.name());
        }
        changes.on().forEach(setting -> commandContext.products().set(product, setting, true));
        changes.off().forEach(setting -> commandContext.products().set(product, setting, false));
        changes.quotas().forEach((quota, amount) -> commandContext.quotas().set(product, quota, amount));
        if (changes.mapped()) {
            commandContext.mappings().put(product, Optional.ofNullable(changes.mapping()), CommandContext.BY);
        }
        commandContext.log(
                "product-applied",
                Map.of("product", product.slug(), "changes", changes.lines().size()));
    }

    private static Product added(CommandContext commandContext, ProductFile file) {
        Product added = commandContext.products().add(file.slug(), file.name(), file.preset());
        commandContext.log("product-added", Map.of("product", added.slug(), "preset", added.preset()));
        return added;
    }

    private static Product draft(ProductFile file) {
        return new Product(0, file.slug(), file.name(), file.preset(), Duration.ZERO);
    }

    static String export(CommandContext commandContext, Product product) {
        return ProductFileWriter.write(
                product,
                commandContext.keptFields().kept(product).stream()
                        .map(KeptFields.Kept::field)
                        .sorted(Comparator.comparing(Field::name))
                        .toList(),
                commandContext.mappings().of(product).orElse(null));
    }

    /** What of samples and of a document does not fit the file, one problem a line. */
    static List<String> check(Path path, List<Path> samples, boolean partial, Path document) {
        ProductFile file = read(path);
        SampleCheck check = new SampleCheck(file);
        samples.forEach(sample -> check.add(sample.toString(), bytes(sample)));
        List<String> problems = new ArrayList<>(check.problems());
        if (!samples.isEmpty() && !partial) {
            check.missing(file).forEach(name -> problems.add(path + ": no sample has the field " + name));
        }
        if (document != null && !text(document).equals(TelemetryDocument.of(file))) {
            problems.add(document + ": it is not what server/run product document makes of " + path);
        }
        return problems;
    }

    private static CommandContext.Problem problem(Path path, InvalidYaml e) {
        return new CommandContext.Problem(path + ":" + e.line() + ":" + e.column() + ": " + e.getMessage());
    }

    private static String text(Path path) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(path))).toString();
        } catch (CharacterCodingException e) {
            throw new CommandContext.Problem(path + " is not a text in UTF-8");
        }
    }

    private static byte[] bytes(Path path) {
        try {
            if (Files.size(path) > LARGEST) {
                throw new CommandContext.Problem(path + " is too large");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new CommandContext.Problem(path + " cannot be read");
        }
    }
}
