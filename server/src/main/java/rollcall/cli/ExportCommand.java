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
        try (Rooms rooms = rollcall.rooms()) {
            Product product = rooms.product(options.slug());
            log(rooms, "heartbeats", options);
            Vocabulary vocabulary = rooms.products().vocabulary(product);
            HeartbeatForm form = switch (options.format()) {
                case CSV -> new CsvForm(vocabulary);
                case NDJSON -> new NdjsonForm(vocabulary);
            };
            write(
                    form,
                    each -> rooms.dao(HeartbeatExportDao.class)
                            .export(product.id(), options.from(), options.to(), each));
        }
        return 0;
    }

    @Command(
            name = "events",
            description =
                    "Writes a product's raw events by the day of their receipt, oldest first, as long as they are kept.")
    int events(@Mixin ExportOptions options) throws IOException {
        try (Rooms rooms = rollcall.rooms()) {
            Product product = rooms.product(options.slug());
            log(rooms, "events", options);
            ExportForm<EventRow> form = switch (options.format()) {
                case CSV -> new EventCsvForm();
                case NDJSON -> new EventNdjsonForm();
            };
            write(
                    form,
                    each -> rooms.dao(EventExportDao.class).export(product.id(), options.from(), options.to(), each));
        }
        return 0;
    }

    private static void log(Rooms rooms, String what, ExportOptions options) {
        rooms.log("export", Map.of("product", options.slug(), "what", what));
    }

    /** Row by row, to nothing that hides that nobody reads on, as the print stream does. */
    private static <R> void write(ExportForm<R> form, Consumer<Consumer<R>> rows) throws IOException {
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), 1 << 16)) {
            out.write(form.head());
            rows.accept(row -> write(out, form.line(row)));
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
