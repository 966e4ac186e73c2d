package rollcall.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import rollcall.gate.Vocabulary;
import rollcall.report.Product;
import rollcall.store.HeartbeatExportDao;

@Command(name = "export", description = "Writes what was kept to standard output.")
final class ExportCommand {
    /** How it can be written. */
    enum Format {
        CSV(CsvForm::new),
        NDJSON(NdjsonForm::new);

        private final Function<Vocabulary, HeartbeatForm> form;

        Format(Function<Vocabulary, HeartbeatForm> form) {
            this.form = form;
        }
    }

    @ParentCommand
    private RollcallCommand rollcall;

    @Command(
            name = "heartbeats",
            description = "Writes a product's heartbeats, oldest first; they hold contact addresses.")
    int heartbeats(
            @Parameters(paramLabel = "SLUG", description = "The product.") String slug,
            @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "csv or ndjson.")
                    Format format,
            @Option(
                            names = "--from",
                            paramLabel = "D",
                            defaultValue = "1970-01-01",
                            description = "The first UTC day, as in 2026-11-20 (default: the first there is).")
                    LocalDate from,
            @Option(
                            names = "--to",
                            paramLabel = "D",
                            defaultValue = "9999-12-31",
                            description = "The last UTC day (default: today).")
                    LocalDate to)
            throws IOException {
        try (Rooms rooms = rollcall.rooms();
                Writer out = standardOutput()) {
            Product product = rooms.product(slug);
            HeartbeatForm form = format.form.apply(rooms.products().vocabulary(product));
            out.write(form.head());
            rooms.dao(HeartbeatExportDao.class).export(product.id(), from, to, row -> write(out, form.line(row)));
        }
        return 0;
    }

    /** Not the print stream, which hides that nobody reads on. */
    private static Writer standardOutput() {
        return new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), 1 << 16);
    }

    private static void write(Writer out, String line) {
        try {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException("the export was cut off", e);
        }
    }
}
