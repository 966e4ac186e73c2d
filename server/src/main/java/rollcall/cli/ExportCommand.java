package rollcall.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Product;
import rollcall.store.events.EventExportDao;
import rollcall.store.events.EventRow;
import rollcall.store.heartbeats.HeartbeatExportDao;

@Command(name = "export", description = "Writes what was kept to standard output.")
final class ExportCommand {
    @ParentCommand
    private RollcallCommand rollcall;

    @Command(
            name = "heartbeats",
            description = "Writes a product's heartbeats, oldest first; they hold contact addresses.")
    int heartbeats(@Mixin ExportOptions options) throws IOException {
        try (CommandContext commandContext = rollcall.context()) {
            Product product = commandContext.product(options.slug());
            log(commandContext, "heartbeats", options);
            Vocabulary vocabulary = commandContext.products().vocabulary(product);
            HeartbeatFormat format = switch (options.format()) {
                case CSV -> new HeartbeatCsvFormat(vocabulary);
                case NDJSON -> new HeartbeatNdjsonFormat(vocabulary);
            };
            write(
                    format,
                    each -> commandContext
                            .dao(HeartbeatExportDao.class)
                            .export(product.id(), options.from(), options.to(), each));
        }
        return 0;
    }

    @Command(
            name = "events",
            description =
                    "Writes a product's raw events by the day of their receipt, oldest first, as long as they are kept.")
    int events(@Mixin ExportOptions options) throws IOException {
        try (CommandContext commandContext = rollcall.context()) {
            Product product = commandContext.product(options.slug());
            log(commandContext, "events", options);
            ExportFormat<EventRow> format = switch (options.format()) {
                case CSV -> new EventCsvFormat();
                case NDJSON -> new EventNdjsonFormat();
            };
            write(
                    format,
                    each -> commandContext
                            .dao(EventExportDao.class)
                            .export(product.id(), options.from(), options.to(), each));
        }
        return 0;
    }

    private static void log(CommandContext commandContext, String what, ExportOptions options) {
        commandContext.log("export", Map.of("product", options.slug(), "what", what));
    }

    /** Writes row by row to the file descriptor of standard output. {@code System.out} would hide that the reader closed the pipe. */
    private static <R> void write(ExportFormat<R> format, Consumer<Consumer<R>> rows) throws IOException {
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), 1 << 16)) {
            out.write(format.head());
            rows.accept(row -> write(out, format.line(row)));
        }
    }

    private static void write(Writer out, String line) {
        try {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException("the export was cut off", e);
        }
    }
}
